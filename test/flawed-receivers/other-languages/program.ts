import { isInstalled } from '../../../bench/processes/is-installed.ts'

const hints = {
  php: 'Debian and Ubuntu: apt-get install php-cli; macOS: brew install php',
  python3: 'Debian and Ubuntu: apt-get install python3; macOS: brew install python',
} as const

/** Its name, when it is there. A test that needs it fails without it, and says how to get it. */
export function program(name: keyof typeof hints): string {
  if (!isInstalled(name)) {
    throw new Error(`${name} is not on the PATH, and this test runs receivers in it. ${hints[name]}.`)
  }
  return name
}
