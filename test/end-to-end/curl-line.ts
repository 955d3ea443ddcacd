export interface CurlRequest {
  url: string
  method: string
}

/** Reads `curl [-X METHOD] URL`, and throws at what says more: a test would otherwise run something else. */
export function readCurl(line: string): CurlRequest {
  const [, method = 'GET', url = ''] = /^curl (?:-X ([A-Z]+) )?(http:\/\/[^\s'"]+)$/.exec(line) ?? []
  if (url === '') throw new Error(`This test cannot read ${JSON.stringify(line)}`)
  return { url, method }
}
