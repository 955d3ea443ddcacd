/** Wrappers pass the Ctrl-C on that the terminal has sent already: what comes so soon is the same one. */
const sameSignalMs = 500

/** Resolves at the first SIGINT or SIGTERM. A second one ends the process at once. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined
    const onSignal = (exitCode: number) => {
      const now = performance.now()
      if (firstAt === undefined) {
        firstAt = now
        resolve()
      } else if (now - firstAt > sameSignalMs) {
        process.exit(exitCode)
      }
    }
    process.on('SIGINT', () => onSignal(130))
    process.on('SIGTERM', () => onSignal(143))
  })
}
