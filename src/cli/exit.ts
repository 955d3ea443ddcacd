/** Good; the answer is bad; wrong use. */
export type ExitCode = 0 | 1 | 2

/** What the user typed or set cannot be used as it stands; ends with 2. The message names the next step. */
export class WrongUse extends Error {
  override name = 'WrongUse'
}

/** The machine does not allow it now (a port is taken, a folder is held); ends with 1. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
