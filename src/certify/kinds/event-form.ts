import { type EventName, labelOf, wireNameOf } from '../../contract/index.ts'
import { judgeGenuine } from '../judging/genuine.ts'
import type { Scenario } from '../scenario.ts'

const forms = {
  '2014': {
    title: 'with the body of 2014',
    why: 'The documentation of 2014 shows this body, with fewer fields and another form of time; code is still written by it.',
    fault: 'Take fields that are missing as null, and times in ISO 8601 beside `2023-02-10 13:56:35 UTC`.',
  },
  today: {
    title: "with today's body",
    why: "This is the delivery as today's documentation shows it: if it fails, nothing else of this event works.",
    fault:
      'Unwrap the body from `order`, and check the signature over the raw bytes, in Base64, with the hooks token.',
  },
} as const

type Form = keyof typeof forms

/** The id of the scenario that delivers the event in the form: others name it where they build on it. */
export function formId(event: EventName, form: Form): string {
  return `${event.replace('_', '-')}-${form}`
}

/** A plain delivery of one event, in one of its documented forms. */
export function eventForm(event: EventName, form: Form): Scenario {
  const wire = wireNameOf(event)
  return {
    id: formId(event, form),
    group: 'events',
    title: `${labelOf(event)} ${forms[form].title}`,
    why: forms[form].why,
    severity: 'loses_hook',
    mend: [forms[form].fault, `Answer 2xx to \`${wire}\` also when your code has nothing to do for it.`],
    needs: [],
    async run({ send, orders }) {
      return judgeGenuine(await send(orders.delivery({ fixture: `${event}/${form}`, event: wire })))
    },
  }
}
