/** Calls once after so many milliseconds of the wall; answers how to call it off. */
export type After = (milliseconds: number, call: () => void) => () => void

export const afterByTimer: After = (milliseconds, call) => {
  const timer = setTimeout(call, milliseconds)
  return () => clearTimeout(timer)
}
