import { useMemo } from 'preact/hooks'
import type { Examined } from '../../../worker/protocol.ts'
import { type Loaded, useLoaded } from '../../loaded.ts'
import { param } from '../../location.ts'
import { examine } from '../../parts/examine.ts'
import { type Tab, Tabs } from '../../parts/tabs.tsx'
import { fidelityCount } from '../entry/fidelity-count.ts'
import { orderBody } from '../entry/order/order-body.ts'
import { decodedText } from '../entry/raw/decoded-text.ts'
import { DocumentPanel } from './document-panel.tsx'
import { Findings } from './findings.tsx'
import type { Opened } from './opened.ts'
import { choose, type TabId, tabIds } from './places.ts'

/** The document in seven ways; the chosen one and the node are in the address. */
export function DocumentTabs({ opened }: { opened: Opened }) {
  const { documents, index } = opened
  const { bytes } = useMemo(() => documents.document(index), [documents, index])
  const decoded = useMemo(() => decodedText(bytes), [bytes])
  const { loaded, again } = useLoaded(async () => ({ bytes, found: await examine(bytes) }), [bytes])
  const now = loaded.value
  // What was found of the document before is none of this one's.
  const isOfThis = now.state === 'ready' && now.value.bytes === bytes
  const examined: Loaded<Examined> = isOfThis
    ? { state: 'ready', value: now.value.found }
    : now.state === 'failed'
      ? now
      : { state: 'loading' }
  const found = examined.state === 'ready' ? examined.value : undefined
  const isOrder = useMemo(() => isAnOrder(decoded.text, found), [decoded, found])
  const shown = tabIds.filter((id) => id !== 'order' || isOrder)
  const current = shown.find((id) => id === param('tab')) ?? 'tree'
  return (
    <>
      <Findings examined={examined} decoded={decoded} again={again} />
      <Tabs
        label="Ways to see the document"
        tabs={shown.map((id) => tabOf(id, found))}
        current={current}
        onChoose={choose}
      >
        <div class="entry-panel">
          <DocumentPanel tab={current} bytes={bytes} decoded={decoded} found={found} />
        </div>
      </Tabs>
    </>
  )
}

function tabOf(id: TabId, found: Examined | undefined): Tab {
  const counts: Partial<Record<TabId, Pick<Tab, 'count' | 'isQuiet'>>> = found
    ? { schema: { count: found.errors.length }, fidelity: fidelityCount(found) }
    : {}
  return { id, label: `${id.charAt(0).toUpperCase()}${id.slice(1)}`, ...counts[id] }
}

/** One that is off the schema as well, unless it is so large that to look would hold the page up. */
function isAnOrder(text: string, found: Examined | undefined): boolean {
  if (!found?.json) return false
  return found.fields !== null || (text.length < 1_000_000 && orderBody(text).ok)
}
