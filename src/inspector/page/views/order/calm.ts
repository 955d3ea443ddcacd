/** Does something soon after it was asked for, once for all who ask meanwhile, and never twice at the same time. */
export function calm(what: () => Promise<void>, waitMs: number): { soon: () => void; stop: () => void } {
  let waiting: ReturnType<typeof setTimeout> | undefined
  let isRunning = false
  let isAskedAgain = false
  let isStopped = false

  function soon(): void {
    if (isStopped) return
    if (isRunning) isAskedAgain = true
    else waiting ??= setTimeout(run, waitMs)
  }

  async function run(): Promise<void> {
    waiting = undefined
    isRunning = true
    await what().catch(() => undefined)
    isRunning = false
    if (!isAskedAgain) return
    isAskedAgain = false
    soon()
  }

  return {
    soon,
    stop() {
      isStopped = true
      clearTimeout(waiting)
    },
  }
}
