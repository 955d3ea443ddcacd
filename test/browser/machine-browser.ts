import { existsSync } from 'node:fs'

/** Where a browser is: its program, or the name playwright has for an installed one. */
export type BrowserPlace = { executablePath: string } | { channel: string }

const channels = ['chrome', 'msedge']
const usualPrograms = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/snap/bin/chromium']

/** Launches the first browser that is installed; a browser that is there and does not start is an error. */
export async function launchInstalled<T>(
  launch: (place: BrowserPlace) => Promise<T>,
  programs: readonly string[] = usualPrograms,
): Promise<T> {
  for (const channel of channels) {
    const launched = await launch({ channel }).catch((error) => {
      if (!/is not found/.test(String(error))) throw error
    })
    if (launched !== undefined) return launched
  }
  const program = programs.find((path) => existsSync(path))
  if (program !== undefined) return launch({ executablePath: program })
  throw new Error(
    'No browser is found: install Google Chrome, Chromium or Microsoft Edge, or set CHROME_PATH to its program.',
  )
}
