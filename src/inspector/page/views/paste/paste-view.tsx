import { useEffect } from 'preact/hooks'
import { useCommands } from '../../keys.ts'
import { examine } from '../../parts/examine.ts'
import { DocumentHead } from './document-head.tsx'
import { DocumentTabs } from './document-tabs.tsx'
import { EmptyPaste } from './empty-paste.tsx'
import { chooseFile } from './file-button.tsx'
import { close, opened, openFault } from './opened.ts'
import { useDrops } from './use-drops.ts'
import '../entry/entry.css'
import './paste.css'

/** Any JSON, looked at as an entry is, by this page alone: nothing leaves it, not even to the kit. */
export function PasteView() {
  const isOver = useDrops()
  const now = opened.value
  useEffect(fetchAhead, [])
  useCommands([
    { keys: 'o', label: 'Open a file', group: 'Paste', run: chooseFile },
    ...(now ? [{ keys: 'x', label: 'Close the document', group: 'Paste', run: close }] : []),
  ])
  return (
    <div class={`page stack paste${isOver.value ? ' over' : ''}`}>
      {openFault.value && (
        <p class="notice bad breakable" role="alert">
          <span aria-hidden="true">✕</span>
          <span>{openFault.value}</span>
        </p>
      )}
      {now ? <Document key={now.name} /> : <EmptyPaste />}
      {isOver.value && (
        <p class="paste-drop" aria-hidden="true">
          Drop it here
        </p>
      )}
    </div>
  )
}

/** What a document needs is there before it is: then nothing at all is asked for, and a large one shows sooner. */
function fetchAhead(): void {
  const parts = [
    import('../../parts/json-tree-editor.ts'),
    import('../../parts/json-tree-document.ts'),
    examine(new TextEncoder().encode('{}')),
  ]
  // Whoever needs it asks again, and says what went wrong.
  for (const part of parts) part.catch(() => undefined)
}

function Document() {
  const now = opened.value
  if (!now) return null
  return (
    <>
      <DocumentHead opened={now} />
      <DocumentTabs opened={now} />
    </>
  )
}
