import type { ComponentChildren } from 'preact'
import type { Examined } from '../../../worker/protocol.ts'
import { type Loaded, useLoaded } from '../../loaded.ts'
import { go, hrefWith, param, pointer } from '../../location.ts'
import { examine } from '../../parts/examine.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { type Tab, Tabs } from '../../parts/tabs.tsx'
import { wordsIn } from '../inbox/filter/filter-text.ts'
import type { WholeEntry } from './entry-body.ts'
import { fidelityCount } from './fidelity-count.ts'
import { FidelityTab } from './fidelity-tab.tsx'
import { HeadersTab } from './headers-tab.tsx'
import { HexTab } from './hex/hex-tab.tsx'
import { OrderTab } from './order/order-tab.tsx'
import { RawTab } from './raw/raw-tab.tsx'
import { RunsTab } from './runs-tab.tsx'
import { SchemaTab } from './schema-tab.tsx'
import { SignatureTab } from './signature-tab.tsx'
import { TreeTab } from './tree-tab.tsx'

const tabIds = ['order', 'tree', 'raw', 'hex', 'headers', 'signature', 'schema', 'fidelity', 'runs'] as const
type TabId = (typeof tabIds)[number]

/** The same entry in nine ways; the chosen one, the node and the byte are in the address. */
export function EntryTabs({ whole }: { whole: WholeEntry }) {
  const { loaded, again } = useLoaded(() => examine(whole.bytes), [whole.bytes])
  const current = tabIds.find((id) => id === param('tab')) ?? 'order'
  return (
    <Tabs
      label="Ways to see the entry"
      tabs={tabsOf(whole, loaded.value)}
      current={current}
      onChoose={choose}
    >
      <div class="entry-panel">
        <Panel
          tab={current}
          whole={whole}
          examined={(show) => (
            <LoadedView loaded={loaded} again={again}>
              {show}
            </LoadedView>
          )}
        />
      </div>
    </Tabs>
  )
}

interface PanelProps {
  tab: TabId
  whole: WholeEntry
  /** Shows what needs the body to be examined. */
  examined: (show: (examined: Examined) => ComponentChildren) => ComponentChildren
}

function Panel({ tab, whole: { entry, bytes, decoded }, examined }: PanelProps) {
  const words = wordsIn(param('q'))
  const { text } = decoded
  switch (tab) {
    case 'order':
      return <OrderTab entry={entry} decoded={decoded} onTab={choose} />
    case 'tree':
      return examined((found) => (
        <TreeTab
          entry={entry}
          text={text}
          examined={found}
          words={words}
          pointer={pointer.value}
          onPointer={(chosen) => go(`${hrefWith({})}${hashOf(chosen)}`, { replace: true })}
        />
      ))
    case 'raw':
      return <RawTab decoded={decoded} words={words} pointer={pointer.value} />
    case 'hex':
      return <HexTab bytes={bytes} offset={offsetIn(param('byte'), bytes)} onOffset={showByte} />
    case 'headers':
      return <HeadersTab entry={entry} words={words} />
    case 'signature':
      return <SignatureTab entry={entry} />
    case 'schema':
      return examined((found) => <SchemaTab entry={entry} examined={found} onNode={showNode} />)
    case 'fidelity':
      return examined((found) => <FidelityTab examined={found} onNode={showNode} onByte={showByte} />)
    case 'runs':
      return <RunsTab entry={entry} />
  }
}

function tabsOf({ entry }: WholeEntry, loaded: Loaded<Examined>): Tab[] {
  const examined = loaded.state === 'ready' ? loaded.value : undefined
  const counts: Partial<Record<TabId, Pick<Tab, 'count' | 'isQuiet'>>> = {
    schema: { count: (entry.errors.length || examined?.errors.length) ?? 0 },
    ...(examined && { fidelity: fidelityCount(examined) }),
  }
  return tabIds.map((id) => ({
    id,
    label: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
    ...counts[id],
  }))
}

/** Along with the node, so that Tree and Raw show the same one. */
function choose(tab: string): void {
  go(`${hrefWith({ tab, byte: '' })}${hashOf(pointer.peek())}`, { replace: true })
}

function showNode(node: string): void {
  go(`${hrefWith({ tab: 'tree' })}${hashOf(node)}`)
}

function showByte(offset: number): void {
  go(hrefWith({ tab: 'hex', byte: String(offset) }))
}

function hashOf(node: string): string {
  return node === '' ? '' : `#${encodeURI(node.toWellFormed())}`
}

function offsetIn(text: string, bytes: Uint8Array): number | undefined {
  return /^\d{1,9}$/.test(text) && Number(text) < bytes.length ? Number(text) : undefined
}
