import type { FaultId, FaultsView } from '../../../../store/index.ts'

/** A rule as the store takes it. */
export interface FaultAsked {
  fault: FaultId
  every?: number
  share?: number
  event?: string
  /** So many attempts; then it has ended. */
  first?: number
}

/** The rules that are under way and one more, which takes the place of an earlier one of the same fault. */
export function withFault(view: FaultsView, added: FaultAsked): FaultAsked[] {
  const kept = view.faults
    .filter(({ fault, ended }) => !ended && fault !== added.fault)
    .map(({ fault, every, share, event, first, struck }) => ({
      fault,
      ...(every !== null && { every }),
      ...(share !== null && { share }),
      ...(event !== null && { event }),
      ...(first !== null && { first: first - struck }),
    }))
  return [...kept, added]
}

/** What has become of a rule, in words. */
export function faultText(
  { fault, first, struck, ended }: FaultsView['faults'][number],
  { known }: Pick<FaultsView, 'known'>,
): string {
  const title = known.find((one) => one.fault === fault)?.title ?? fault
  const count = first === null ? `${struck} so far` : `${struck} of ${first}`
  return ended ? `${title}: ${count}, ended` : `${title}: ${count}`
}
