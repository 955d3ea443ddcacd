import { useMemo } from 'preact/hooks'
import type { EntryView } from '../../../../receiver/http/views.ts'
import type { Examined } from '../../../worker/protocol.ts'
import { JsonTree } from '../../parts/json-tree.tsx'

interface TreeTabProps {
  entry: EntryView
  text: string
  examined: Examined
  words: readonly string[]
  pointer: string
  onPointer: (pointer: string) => void
}

export function TreeTab({ entry, text, examined, words, pointer, onPointer }: TreeTabProps) {
  const unknown = useMemo(() => examined.unknown.map((field) => field.pointer), [examined])
  // One list for as long as the body is the same: a new one would draw the tree anew.
  const errors = useMemo(() => (entry.errors.length > 0 ? entry.errors : examined.errors), [examined])
  return (
    <JsonTree
      text={text}
      errors={errors}
      unknown={unknown}
      pointer={pointer}
      onPointer={onPointer}
      find={words[0] ?? ''}
      label={`Body of entry ${entry.id}`}
    />
  )
}
