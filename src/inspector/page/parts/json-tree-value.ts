import { LosslessNumber } from 'lossless-json'
import type { RenderValueComponentDescription, RenderValueProps } from 'vanilla-jsoneditor'
import { withUnseen } from './unseen.ts'

const charactersAtFirst = 1_000

type Hits = NonNullable<RenderValueProps['searchResultItems']>

/**
 * A value as text and nothing else: the editor's own renderers open addresses on a click with Ctrl, and draw
 * swatches and dates that the body does not hold.
 */
export function renderAsText(props: RenderValueProps): RenderValueComponentDescription[] {
  return [{ action: asText, props: { ...props } }]
}

function asText(node: HTMLElement, given: Record<string, unknown>) {
  let isWhole = false
  let props = given as RenderValueProps
  const draw = () => {
    const { value, normalization, searchResultItems: hits } = props
    const text = typeof value === 'string' ? withUnseen(normalization.escapeValue(value)) : String(value)
    // The active hit is to be seen even where it stands behind the cut.
    const last = Math.max(0, ...(hits ?? []).filter(({ active }) => active).map(({ end }) => end))
    const length = isWhole ? text.length : Math.max(charactersAtFirst, last)
    node.classList.remove(...kinds)
    node.classList.add(`json-tree-${kindOf(value)}`)
    node.dir = 'auto'
    node.removeAttribute('role')
    node.replaceChildren(...marked(text.slice(0, length), hits ?? []))
    if (length < text.length) node.append(more(text.length))
  }

  function more(length: number): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'json-tree-more'
    button.textContent = `Show all ${length.toLocaleString()} characters`
    button.addEventListener('click', (event) => {
      event.stopPropagation()
      isWhole = true
      draw()
    })
    return button
  }

  draw()
  return {
    update(next: Record<string, unknown>) {
      props = next as RenderValueProps
      draw()
    },
  }
}

const kinds = ['string', 'number', 'boolean', 'null', 'empty'].map((kind) => `json-tree-${kind}`)

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (value instanceof LosslessNumber) return 'number'
  return typeof value === 'string' && value === '' ? 'empty' : typeof value
}

/** The hits of the editor's search; it looks them up by their number to scroll to them. */
function marked(text: string, hits: Hits): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = []
  let at = 0
  for (const { start, end, active, resultIndex } of hits) {
    const mark = document.createElement('span')
    mark.className = active ? 'json-tree-hit active' : 'json-tree-hit'
    mark.dataset.searchResultIndex = String(resultIndex)
    mark.textContent = text.slice(start, end)
    parts.push(text.slice(at, start), mark)
    at = end
  }
  return [...parts, text.slice(at)]
}
