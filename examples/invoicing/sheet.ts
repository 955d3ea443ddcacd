import PDFDocument from 'pdfkit'
import { inWindows1252, oneLine } from './printable.ts'

interface Options {
  title: string
  author: string
  createdAt: Date
  /** BCP 47. */
  locale: string
  /** Path of a font file; null for Helvetica, which every PDF reader has. */
  font: string | null
  /** Said at the top of every page but the first, above the head of the table. */
  continued: string
}

/** The cells of a row of the table, from left to right. */
export interface Row {
  item: string
  quantity: string
  price: string
  amount: string
}

export interface Sheet {
  line(text: string, look?: { size?: number; bold?: boolean }): void
  gap(points: number): void
  /** The head of the table: repeated on each page that follows. */
  head(row: Row): void
  row(row: Row, look?: { bold?: boolean }): void
  /** Keeps the next so many rows together on one page, and draws a rule above them. */
  together(rows: number): void
  /** Numbers the pages. `changed` counts the letters that Helvetica has not, and that are shown otherwise. */
  end(): Promise<{ pdf: Buffer; changed: number }>
}

/** Points, from the left and from the top of an A4 page. */
const page = { left: 50, right: 545, top: 50, bottom: 770, footer: 795 }
const item = { x: 50, width: 225 }
const numbers = {
  quantity: { x: 285, width: 40 },
  price: { x: 325, width: 110 },
  amount: { x: 435, width: 110 },
}
const rowHeight = 18

/** A document that is written from top to bottom and goes on over as many pages as it takes. */
export function createSheet({ title, author, createdAt, locale, font, continued }: Options): Sheet {
  const doc = new PDFDocument({
    size: 'A4',
    // pdfkit begins no page of its own near the lower edge: `makeRoom` does.
    margins: { top: page.top, left: page.left, right: 50, bottom: 0 },
    bufferPages: true,
    info: { Title: title, Author: author, CreationDate: createdAt },
    lang: locale,
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve, reject) => doc.on('end', resolve).on('error', reject))
  let y = page.top
  let changed = 0
  let tableHead: Row | undefined

  function shown(text: string): string {
    const clean = oneLine(text)
    if (font) return clean
    const printable = inWindows1252(clean)
    changed += printable.changed
    return printable.text
  }

  function use({ size = 10, bold = false }) {
    return doc.font(font ?? (bold ? 'Helvetica-Bold' : 'Helvetica')).fontSize(size)
  }

  function line(text: string, look: { size?: number; bold?: boolean } = {}): void {
    use(look).text(shown(text), page.left, y, { width: page.right - page.left })
    y = doc.y + 2
  }

  function rule(): void {
    doc.moveTo(page.left, y).lineTo(page.right, y).lineWidth(0.5).stroke()
    y += 6
  }

  function draw(row: Row, bold: boolean): void {
    const text = shown(row.item)
    const height = Math.max(use({ bold }).heightOfString(text, { width: item.width }), rowHeight - 6)
    makeRoom(height)
    use({ bold }).text(text, item.x, y, { width: item.width })
    for (const name of ['quantity', 'price', 'amount'] as const) {
      number(shown(row[name]), { ...numbers[name], bold })
    }
    y += height + 6
  }

  /** On one line: rather smaller than broken in two. */
  function number(text: string, { x, width, bold }: { x: number; width: number; bold: boolean }): void {
    const needed = use({ bold }).widthOfString(text)
    const size = Math.min(10, (10 * (width - 4)) / needed)
    use({ bold, size }).text(text, x, y, { width, align: 'right', lineBreak: false })
  }

  function makeRoom(height: number): void {
    if (y + height <= page.bottom) return
    doc.addPage()
    y = page.top
    line(continued, { bold: true })
    y += 10
    if (tableHead) drawHead(tableHead)
  }

  function drawHead(row: Row): void {
    draw(row, true)
    rule()
  }

  return {
    line,
    gap(points) {
      y += points
    },
    head(row) {
      drawHead(row)
      tableHead = row
    },
    row: (row, { bold = false } = {}) => draw(row, bold),
    together(rows) {
      makeRoom(rows * rowHeight + 6)
      rule()
    },
    async end() {
      const { count } = doc.bufferedPageRange()
      for (let index = 0; index < count; index += 1) {
        doc.switchToPage(index)
        const width = page.right - page.left
        use({ size: 8 }).text(`Page ${index + 1} of ${count}`, page.left, page.footer, {
          width,
          align: 'center',
        })
      }
      doc.end()
      await ended
      return { pdf: Buffer.concat(chunks), changed }
    },
  }
}
