/** The header by which a command asks a kit that has a page password; none without one. */
export function passwordHeader(password: string | null): Record<string, string> {
  // Any user name does: there is one password, for whoever may see the page.
  return password === null
    ? {}
    : { Authorization: `Basic ${Buffer.from(`kit:${password}`).toString('base64')}` }
}
