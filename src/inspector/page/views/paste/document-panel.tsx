import { useMemo } from 'preact/hooks'
import type { EntryView } from '../../../../receiver/http/views.ts'
import type { Examined } from '../../../worker/protocol.ts'
import { param, pointer } from '../../location.ts'
import { JsonTree } from '../../parts/json-tree.tsx'
import { FidelityTab } from '../entry/fidelity-tab.tsx'
import { HexTab } from '../entry/hex/hex-tab.tsx'
import { OrderTab } from '../entry/order/order-tab.tsx'
import type { DecodedText } from '../entry/raw/decoded-text.ts'
import { RawTab } from '../entry/raw/raw-tab.tsx'
import { SchemaTab } from '../entry/schema-tab.tsx'
import { FieldsTab } from './fields-tab.tsx'
import { choose, keepNode, showByte, showNode, type TabId } from './places.ts'

interface DocumentPanelProps {
  tab: TabId
  bytes: Uint8Array
  decoded: DecodedText
  /** Undefined while the document is being examined. */
  found: Examined | undefined
}

const noWords: readonly string[] = []
const noErrors: Examined['errors'] = []

export function DocumentPanel({ tab, bytes, decoded, found }: DocumentPanelProps) {
  // One list for as long as the document is the same: a new one would draw the tree anew.
  const unknown = useMemo(() => found?.unknown.map((field) => field.pointer) ?? noWords, [found])
  if (tab === 'raw') return <RawTab decoded={decoded} words={noWords} pointer={pointer.value} />
  if (tab === 'hex') return <HexTab bytes={bytes} offset={offsetIn(bytes)} onOffset={showByte} />
  if (!found) return <p class="empty">Examining the document …</p>
  // As much of an entry as those tabs read.
  const entry = { errors: found.errors, fields: found.fields, reason: reasonOf(found) }
  if (tab === 'tree' && found.fidelity.syntaxError) return <NoTree />
  switch (tab) {
    case 'tree':
      return (
        <JsonTree
          text={decoded.text}
          errors={found.errors.length > 0 ? found.errors : noErrors}
          unknown={unknown.length > 0 ? unknown : noWords}
          pointer={pointer.value}
          onPointer={keepNode}
          label="The document"
        />
      )
    case 'schema':
      return <SchemaTab entry={entry} examined={found} onNode={showNode} />
    case 'fidelity':
      return <FidelityTab examined={found} onNode={showNode} onByte={showByte} />
    case 'fields':
      return <FieldsTab examined={found} />
    case 'order':
      return <OrderTab entry={entry} decoded={decoded} onTab={choose} />
  }
}

function NoTree() {
  return (
    <div class="empty">
      <p>There is no tree of what is not JSON.</p>
      <button type="button" class="button" onClick={() => choose('raw')}>
        See the text
      </button>
    </div>
  )
}

function reasonOf({ errors }: Examined): EntryView['reason'] {
  return errors.length > 0 ? 'off_schema' : null
}

function offsetIn(bytes: Uint8Array): number | undefined {
  const text = param('byte')
  return /^\d{1,9}$/.test(text) && Number(text) < bytes.length ? Number(text) : undefined
}
