import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { close, listen } from '../../src/testing/listen.ts'

interface CrmRecord {
  id: string
  properties: Record<string, string>
}

interface Input {
  id: string
  idProperty: string
  properties: Record<string, string>
}

type Answer = [status: number, json: object]

export const accessToken = 'secret-of-the-account'

const when = '2026-01-01T00:00:00.000Z'
const contactProperties = ['email', 'firstname', 'lastname', 'phone']
const dealProperties = ['dealname', 'pipeline', 'dealstage', 'amount', 'closedate']
const joining = /^PUT \/crm\/v4\/objects\/deals\/(\d+)\/associations\/default\/contacts\/(\d+)$/
const stages = ['contractsent', 'closedwon', 'closedlost']

/**
 * For the test: HubSpot's CRM API on loopback. It takes what the reference of the v3 objects, v3 properties and
 * v4 associations describes, in that form alone, and keeps unique what HubSpot keeps unique.
 */
export async function startHubspot() {
  const contacts = new Map<string, CrmRecord>()
  const deals = new Map<string, CrmRecord>()
  const associations = new Set<string>()
  const dealKeys = new Set<string>()
  const asked: string[] = []
  const limits: number[] = []
  const faults: string[] = []
  let ids = 100

  const server = createServer(async (req, res) => {
    const body = await text(req)
    const route = `${req.method} ${req.url}`
    asked.push(route)
    const [status, json] =
      req.headers.authorization === `Bearer ${accessToken}`
        ? (limited() ?? answerTo(route, body, req.headers['content-type']))
        : refusal(401, 'INVALID_AUTHENTICATION', route)
    if (status >= 400 && status !== 404 && status !== 429) faults.push(`${route}: ${JSON.stringify(json)}`)
    res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json))
  })

  /** The answer of HubSpot's limit, which it gives to any request. */
  function limited(): Answer | undefined {
    const status = limits.shift()
    if (status === undefined || status === 200) return undefined
    const message = 'You have reached your ten_secondly_rolling limit.'
    const policyName = 'TEN_SECONDLY_ROLLING'
    return [status, { status: 'error', message, errorType: 'RATE_LIMIT', correlationId: '1', policyName }]
  }

  function answerTo(route: string, body: string, type = ''): Answer {
    const [, deal, contact] = joining.exec(route) ?? []
    if (deal && contact) return associate(deal, contact)
    if (route.startsWith('POST') && !/^application\/json\b/.test(type))
      return refusal(415, 'VALIDATION_ERROR', type)
    switch (route) {
      case 'GET /crm/v3/properties/deals/jumpseller_order':
        return dealKeys.has('jumpseller_order') ? [200, propertyView()] : refusal(404, 'OBJECT_NOT_FOUND')
      case 'POST /crm/v3/properties/deals':
        return makeProperty(JSON.parse(body))
      case 'POST /crm/v3/objects/contacts/batch/upsert':
        return upsert(contacts, JSON.parse(body), { keys: new Set(['email']), known: contactProperties })
      case 'POST /crm/v3/objects/deals/batch/upsert':
        return upsert(deals, JSON.parse(body), { keys: dealKeys, known: dealProperties })
      default:
        return refusal(405, 'NO_SUCH_ROUTE', route)
    }
  }

  function makeProperty(form: Record<string, unknown>): Answer {
    const { name, label, groupName, type, fieldType, hasUniqueValue } = form
    const isWhole = [name, label, groupName].every((each) => typeof each === 'string' && each !== '')
    if (!isWhole || type !== 'string' || fieldType !== 'text')
      return refusal(400, 'VALIDATION_ERROR', 'the form')
    if (dealKeys.has(String(name))) return refusal(409, 'PROPERTY_EXISTS')
    if (hasUniqueValue === true) dealKeys.add(String(name))
    return [201, propertyView()]
  }

  function upsert(
    records: Map<string, CrmRecord>,
    { inputs, ...others }: { inputs: Input[] },
    { keys, known }: { keys: Set<string>; known: string[] },
  ): Answer {
    if (
      Object.keys(others).length > 0 ||
      !Array.isArray(inputs) ||
      inputs.length === 0 ||
      inputs.length > 100
    ) {
      return refusal(400, 'VALIDATION_ERROR', 'inputs')
    }
    const fault = inputs.map((input) => faultOf(input, keys, known)).find(Boolean)
    if (fault) return refusal(400, 'VALIDATION_ERROR', fault)
    const results = inputs.map(({ id, idProperty, properties }) => {
      ids += 1
      // HubSpot compares e-mail addresses in lower case.
      const key = id.toLowerCase()
      const before = records.get(key)
      const record = {
        id: before?.id ?? String(ids),
        properties: { ...before?.properties, [idProperty]: key, ...properties },
      }
      records.set(key, record)
      return { ...record, new: !before, archived: false, createdAt: when, updatedAt: when }
    })
    return [200, { status: 'COMPLETE', results, startedAt: when, completedAt: when }]
  }

  function associate(deal: string, contact: string): Answer {
    const ids = (records: Map<string, CrmRecord>) => [...records.values()].map(({ id }) => id)
    if (!ids(deals).includes(deal) || !ids(contacts).includes(contact))
      return refusal(400, 'INVALID_OBJECT_IDS')
    associations.add(`${deal}-${contact}`)
    const associationSpec = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 3 }
    const results = [{ from: { id: deal }, to: { id: contact }, associationSpec }]
    return [200, { status: 'COMPLETE', results, startedAt: when, completedAt: when }]
  }

  return {
    settings: { accessToken, basePath: await listen(server) },
    contacts,
    deals,
    associations,
    asked,
    /** What was asked in a form that HubSpot does not take. */
    faults,
    /** How the next requests are met, in turn: 429, or 200 for as usual. */
    limitNext: (...statuses: number[]) => limits.push(...statuses),
    stop: () => close(server),
  }
}

function faultOf({ id, idProperty, properties, ...others }: Input, keys: Set<string>, known: string[]) {
  if (Object.keys(others).length > 0) return `unknown ${Object.keys(others)}`
  if (typeof id !== 'string' || id === '') return 'id is not a text'
  if (!keys.has(idProperty)) return `${idProperty} is not unique`
  if (idProperty === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(id)) return 'INVALID_EMAIL'
  for (const [name, value] of Object.entries(properties)) {
    if (!known.includes(name)) return `PROPERTY_DOESNT_EXIST ${name}`
    if (typeof value !== 'string') return `${name} is not a text`
  }
  const { amount = '0', dealstage = 'closedwon', closedate = when } = properties
  if (Number.isNaN(Number(amount)) || Number.isNaN(Date.parse(closedate))) return 'amount or closedate'
  return stages.includes(dealstage) ? undefined : `INVALID_OPTION ${dealstage}`
}

function propertyView() {
  const about = {
    name: 'jumpseller_order',
    label: 'Jumpseller order',
    description: '',
    groupName: 'dealinformation',
  }
  return { ...about, type: 'string', fieldType: 'text', hasUniqueValue: true, options: [] }
}

function refusal(status: number, category: string, about = ''): Answer {
  return [status, { status: 'error', category, message: `${category} ${about}`, correlationId: '1' }]
}
