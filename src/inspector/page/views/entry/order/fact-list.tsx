import type { Fact } from './fact.ts'

/** Labels and what the body says to them; what is odd in amber, with the reason in words. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="pairs">
      {facts.map(({ label, value, odd }) => (
        <div class="entry-fact" key={label}>
          <dt>{label}</dt>
          <dd class="entry-value">
            {value ?? <span class="quiet">–</span>}
            {odd && <Odd text={odd} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Odd({ text }: { text: string }) {
  return (
    <span class="entry-odd">
      <span aria-hidden="true">▲ </span>
      {text}
    </span>
  )
}
