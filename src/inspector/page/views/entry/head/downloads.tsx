import { useRef } from 'preact/hooks'
import { exportHref, rawHref } from '../../../api.ts'

/** The entry as a file, in four forms. */
export function Downloads({ id }: { id: string }) {
  const files: [label: string, href: string][] = [
    ['Raw body', rawHref(id)],
    ['HAR', exportHref('har', { ids: [id] })],
    ['NDJSON', exportHref('ndjson', { ids: [id] })],
    ['Fixture', exportHref('fixture', { ids: [id] })],
  ]
  const menu = useRef<HTMLDetailsElement>(null)
  const close = () => menu.current?.removeAttribute('open')
  return (
    <details
      class="entry-downloads"
      ref={menu}
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) close()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        close()
      }}
    >
      <summary class="button">Download</summary>
      <ul>
        {files.map(([label, href]) => (
          <li key={label}>
            <a href={href} onClick={close} download={label === 'Raw body' ? `${id}.body` : ''}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
