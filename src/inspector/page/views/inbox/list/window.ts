export interface Geometry {
  rows: number
  /** All sizes in CSS pixels. */
  rowHeight: number
  viewHeight: number
  scrollTop: number
}

export interface Window {
  first: number
  /** The one after the last. */
  beyond: number
  /** Where the first one is drawn. */
  top: number
}

/** Browsers cannot draw elements of any height: beyond this one, a longer list is scrolled faster. */
const tallest = 8_000_000
/** Rows drawn above and below those in view. */
const spare = 6

export function canvasHeight({ rows, rowHeight }: Pick<Geometry, 'rows' | 'rowHeight'>): number {
  return Math.min(rows * rowHeight, tallest)
}

/** The rows that are drawn. */
export function windowOf(geometry: Geometry): Window {
  const { rows, rowHeight, viewHeight, scrollTop } = geometry
  const above = scrollTop * stretch(geometry)
  const first = Math.min(Math.max(0, Math.floor(above / rowHeight) - spare), rows)
  const beyond = Math.min(rows, Math.ceil((above + viewHeight) / rowHeight) + spare)
  return { first, beyond: Math.max(first, beyond), top: scrollTop - above + first * rowHeight }
}

/** Where to scroll to so that a row is wholly in view, by as little as is needed. */
export function scrollTopFor(index: number, geometry: Geometry): number {
  const { rowHeight, viewHeight, scrollTop } = geometry
  const by = stretch(geometry)
  const above = scrollTop * by
  const [top, bottom] = [index * rowHeight, (index + 1) * rowHeight]
  if (top < above) return top / by
  return bottom > above + viewHeight ? (bottom - viewHeight) / by : scrollTop
}

/** How far the list moves by each pixel scrolled: 1 but for very long lists. */
function stretch({ rows, rowHeight, viewHeight }: Geometry): number {
  const whole = rows * rowHeight
  const drawn = canvasHeight({ rows, rowHeight })
  return whole > drawn && drawn > viewHeight ? (whole - viewHeight) / (drawn - viewHeight) : 1
}

/** Whole rows that fit, less one so that the eye has something to hold on to. */
export function rowsAPage({ rowHeight, viewHeight }: Pick<Geometry, 'rowHeight' | 'viewHeight'>): number {
  return Math.max(1, Math.floor(viewHeight / rowHeight) - 1)
}
