import { inflateSync } from 'node:zlib'

/**
 * For the test: the texts that a PDF of pdfkit's shows in Helvetica, page by page, each text as it was drawn.
 * It reads the drawing operators; a picture says whether they stand where they should.
 */
export function pagesOf(pdf: Buffer): string[][] {
  const text = pdf.toString('latin1')
  const objects = new Map(
    [...text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]),
  )
  const pages = [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body))
  return pages.map((page) =>
    textsOf(streamIn(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? '')),
  )
}

function streamIn(body: string): string {
  const stream = /stream\n([\s\S]*)\nendstream/.exec(body)?.[1] ?? ''
  const bytes = Buffer.from(stream, 'latin1')
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1')
}

/** `[<hex> kerning <hex> …] TJ`, in Windows-1252. */
function textsOf(content: string): string[] {
  const shown = content.matchAll(/\[([^\]]*)\] TJ/g)
  return [...shown].map(([, pieces = '']) => {
    const hex = [...pieces.matchAll(/<([0-9a-f]*)>/g)].map(([, digits]) => digits).join('')
    return Buffer.from(hex, 'hex')
      .toString('latin1')
      .replaceAll(/[\x80-\x9f]/g, (byte) => {
        return upperHalf[byte.charCodeAt(0) - 0x80] ?? '?'
      })
  })
}

/** Bytes 0x80 to 0x9f of Windows-1252; five of them are nothing. */
const upperHalf = '€?‚ƒ„…†‡ˆ‰Š‹Œ?Ž??‘’“”•–—˜™š›œ?žŸ'
