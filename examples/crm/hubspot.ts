import { Client } from '@hubspot/api-client'
import type { PropertyCreate } from '@hubspot/api-client/lib/codegen/crm/properties/index.js'
import { orderProperty } from './deal.ts'

export interface HubspotSettings {
  accessToken: string
  /** Another than HubSpot's, for tests. */
  basePath?: string
}

type Properties = Record<string, string>

const orderPropertyForm = {
  name: orderProperty,
  label: 'Jumpseller order',
  description: 'The order that the deal was made of.',
  groupName: 'dealinformation',
  type: 'string',
  fieldType: 'text',
  hasUniqueValue: true,
} as PropertyCreate

/**
 * HubSpot through its own client. What is created or updated is found by a value of its own, never by searching
 * first: two runs at once make one record. The client does not retry (it would inside the run): a 429 fails the run,
 * and the run is made again later.
 */
export function createHubspot({ accessToken, basePath }: HubspotSettings) {
  const { crm } = new Client({ accessToken, ...(basePath && { basePath }) })
  let prepared: Promise<void> | undefined

  async function makeOrderProperty(): Promise<void> {
    const found = await answerOf(crm.properties.coreApi.getByName('deals', orderProperty))
    if (found.ok) return
    if (found.status !== 404) throw new HubspotRefusal(`the property ${orderProperty}`, found.status)
    const made = await answerOf(crm.properties.coreApi.create('deals', orderPropertyForm))
    // Somebody else may have made it meanwhile.
    if (!made.ok && made.status !== 409) throw new HubspotRefusal(`making ${orderProperty}`, made.status)
  }

  return {
    /** The property must be there before the first deal; it is made when it is not. Asked for once a process. */
    prepare(): Promise<void> {
      prepared ??= makeOrderProperty().catch((error: unknown) => {
        prepared = undefined
        throw error
      })
      return prepared
    },

    /** The contact's id. */
    async upsertContact(email: string, properties: Properties): Promise<string> {
      const inputs = [{ idProperty: 'email', id: email, properties }]
      const answer = await answerOf(crm.contacts.batchApi.upsert({ inputs }))
      return idIn('the contact', answer)
    },

    /** The deal's id. */
    async upsertDeal(order: number, properties: Properties): Promise<string> {
      const inputs = [{ idProperty: orderProperty, id: String(order), properties }]
      const answer = await answerOf(crm.deals.batchApi.upsert({ inputs }))
      return idIn('the deal', answer)
    },

    async associate(deal: string, contact: string): Promise<void> {
      const { basicApi } = crm.associations.v4
      const answer = await answerOf(basicApi.createDefault('deals', deal, 'contacts', contact))
      if (!answer.ok) throw new HubspotRefusal('joining deal and contact', answer.status)
    },
  }
}

/** Says what was refused and how, without the answer's text: that repeats the customer's data. */
class HubspotRefusal extends Error {
  override name = 'HubspotRefusal'

  constructor(what: string, status: number | 'nothing') {
    super(`HubSpot answered ${status} to ${what}`)
  }
}

type Outcome<T> = { ok: true; value: T } | { ok: false; status: number | 'nothing' }

async function answerOf<T>(asking: Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await asking }
  } catch (error) {
    const { code } = error as { code?: unknown }
    return { ok: false, status: typeof code === 'number' ? code : 'nothing' }
  }
}

/** A batch of one can also be answered 207, with an error in the place of the record. */
function idIn(what: string, answer: Outcome<{ results: { id: string }[] }>): string {
  if (!answer.ok) throw new HubspotRefusal(what, answer.status)
  const [record] = answer.value.results
  if (!record) throw new HubspotRefusal(what, 207)
  return record.id
}
