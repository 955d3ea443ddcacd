import type { Draft } from './draft.ts'

/** When it says that it was triggered, and how often it is sent. */
export function StampField({ isKept, draft: { stamp, repeat } }: { isKept: boolean; draft: Draft }) {
  return (
    <div class="send-pair">
      <label class="label">
        Triggered at
        <select
          class="field"
          value={isKept ? stamp.value : 'now'}
          disabled={!isKept}
          onChange={({ currentTarget: { value } }) => {
            stamp.value = value === 'kept' ? 'kept' : 'now'
          }}
        >
          <option value="now">Now</option>
          {isKept && <option value="kept">As kept</option>}
        </select>
      </label>
      <label class="label">
        Times
        <input
          class="field number"
          type="number"
          min={1}
          max={50}
          value={repeat.value}
          onInput={({ currentTarget: { value } }) => {
            repeat.value = value
          }}
        />
      </label>
    </div>
  )
}
