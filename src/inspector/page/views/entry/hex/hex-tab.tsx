import { useSignal } from '@preact/signals'
import { bytes as sizeOf } from '../../../format.ts'
import { WindowedRows } from '../rows/windowed-rows.tsx'
import { bytesPerRow, hexRow, offsetOf } from './hex-rows.ts'

interface HexTabProps {
  bytes: Uint8Array
  /** The byte to be marked; undefined for none. */
  offset: number | undefined
  onOffset: (offset: number) => void
}

/** The stored bytes, sixteen to a row; only the rows in sight are in the document. */
export function HexTab({ bytes, offset, onOffset }: HexTabProps) {
  const fault = useSignal('')
  if (bytes.length === 0) return <p class="empty">The body is empty.</p>

  function goTo(event: SubmitEvent): void {
    event.preventDefault()
    const text = new FormData(event.currentTarget as HTMLFormElement).get('offset')
    const found = offsetOf(String(text), bytes.length)
    fault.value = found === undefined ? `The bytes are 0 to ${bytes.length - 1}; 0x… is read as hex.` : ''
    if (found !== undefined) onOffset(found)
  }

  return (
    <div class="stack tight">
      <form class="row" onSubmit={goTo}>
        <label class="row">
          Go to byte
          <input
            class="field entry-offset"
            name="offset"
            autocomplete="off"
            placeholder="1024 or 0x400"
            aria-describedby="entry-offset-fault"
          />
        </label>
        <button type="submit" class="button">
          Go
        </button>
        <span class="quiet">{sizeOf(bytes.length)}</span>
      </form>
      <p id="entry-offset-fault" class="entry-odd" role="status">
        {fault.value}
      </p>
      <WindowedRows
        label="Body in hex"
        class="entry-hex"
        count={Math.ceil(bytes.length / bytesPerRow)}
        show={offset === undefined ? undefined : Math.floor(offset / bytesPerRow)}
        render={(index) => {
          const row = hexRow(bytes, index)
          return (
            <>
              <span class="entry-line">{row.offset}</span>
              <span class="entry-hex-bytes">
                {row.bytes.map(({ at, hex }) => (
                  <Byte key={at} at={at} hex={hex} isMarked={at === offset} />
                ))}
              </span>
              <span class="entry-hex-text">{row.bytes.map(({ character }) => character).join('')}</span>
            </>
          )
        }}
      />
    </div>
  )
}

function Byte({ at, hex, isMarked }: { at: number; hex: string; isMarked: boolean }) {
  const gap = at % bytesPerRow === 7 ? '  ' : ' '
  return (
    <>
      {isMarked ? <mark class="entry-byte">{hex}</mark> : hex}
      {gap}
    </>
  )
}
