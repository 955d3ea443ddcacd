interface Bounds {
  least: number
  most: number
}

/** Reads what an option of the command line was given. @throws TypeError when it is no whole number within the bounds. */
export function wholeNumber(option: string, text: string, { least, most }: Bounds): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  throw new TypeError(`${option}: takes a whole number from ${least} to ${most}`)
}
