import type { DriftFinding } from '../../../../contract/drift/index.ts'

/** What the schemas know and nobody has seen: no drift, but worth a look before one relies on it. */
export function NeverSeen({ findings }: { findings: readonly DriftFinding[] }) {
  if (findings.length === 0) return null
  return (
    <details class="card">
      <summary>
        {findings.length} {findings.length === 1 ? 'field' : 'fields'} of the schemas never came
      </summary>
      <ul class="drift-never">
        {findings.map(({ path, shown }) => (
          <li key={path}>
            <code>{shown}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
