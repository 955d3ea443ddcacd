import type { SchemaPatch } from '../../../../contract/drift/index.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { withUnseen } from '../../parts/unseen.ts'
import { download } from '../send/download.ts'
import { patchesText } from './looks.ts'

/** What would have the schemas allow what was seen. */
export function Proposal({ patches }: { patches: readonly SchemaPatch[] }) {
  if (patches.length === 0) return null
  const whole = patchesText(patches)
  return (
    <section class="card stack tight" aria-labelledby="drift-proposal">
      <div class="row spread">
        <h2 id="drift-proposal">Proposed change of the schemas</h2>
        <span class="row">
          <CopyButton text={whole} label="Copy the patches" />
          <button
            type="button"
            class="button small"
            onClick={() => download(new TextEncoder().encode(whole), 'schema-patches.json')}
          >
            Download
          </button>
        </span>
      </div>
      <p class="quiet">
        A JSON Patch for each file, by which the schemas allow all of it. To write it into a clone, and see
        what it makes of the types: <code>npm run kit -- drift --write-schema</code>
      </p>
      {patches.map(({ file, steps }) => (
        <figure key={file} class="stack tight">
          <figcaption>
            <code>schemas/{file}</code>
          </figcaption>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab too */}
          <section class="code drift-patch" tabIndex={0} aria-label={`Patch of schemas/${file}`}>
            <pre>{withUnseen(JSON.stringify(steps, null, 2))}</pre>
          </section>
        </figure>
      ))}
    </section>
  )
}
