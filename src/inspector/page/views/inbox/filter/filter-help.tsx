const forms: readonly [form: string, finds: string][] = [
  ['event:order_paid', 'entries of an event, by its name here or on the wire'],
  ['verdict:quarantined', 'genuine but unexpected ones; or accepted'],
  ['order:1234', 'all of one order'],
  ['store:demo', 'all of one store'],
  ['flag:duplicate', 'those that came again; flag:stale those that came late'],
  ['handler:parked', 'by their handler: none, waiting, done, failed, parked'],
  ['since:2h until:30m', 'by age in s, m, h, d, or by a date such as 2026-01-31'],
  ['order.total>100', 'what the body says at a path: = != > >= < <='],
  ['"Ana Rojas"', 'words anywhere in body or headers'],
]

/** The grammar in short; all that is given must hold. */
export function FilterHelp() {
  return (
    <details class="inbox-fold">
      <summary>What can be asked</summary>
      <div class="inbox-fold-body">
        <dl class="inbox-grammar">
          {forms.map(([form, finds]) => (
            <div key={form}>
              <dt>
                <code>{form}</code>
              </dt>
              <dd>{finds}</dd>
            </div>
          ))}
        </dl>
        <p class="quiet small">All that is given must hold. The API and the commands take the same text.</p>
      </div>
    </details>
  )
}
