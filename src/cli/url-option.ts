import { InvalidArgumentError } from 'commander'
import { readUrl } from './setting-forms.ts'

/** Reads an option that takes an http or https address. */
export function urlOption(text: string): string {
  const url = readUrl(text, ['http:', 'https:'])
  if (url === undefined) throw new InvalidArgumentError('It takes an http or https URL.')
  return url
}
