/** Nobody can be reached at the target's URL. The message names the next step. */
export class TargetUnreachable extends Error {
  override name = 'TargetUnreachable'
}

/** The address that tells what was kept cannot be used. The message names the next step. */
export class ReadUnusable extends Error {
  override name = 'ReadUnusable'
}
