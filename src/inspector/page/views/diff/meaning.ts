import type { ArrayDelta, Delta, DiffContext, DiffPatcher } from 'jsondiffpatch'
import { canonicalNumber } from './canonical-number.ts'
import { isNumber, type Json } from './read-json.ts'

/** What jsondiffpatch compares: texts for all that is no list and no object, so that it loses and confuses nothing. */
type Encoded = string | Encoded[] | { [key: string]: Encoded }

/** Keys get a sign in front: some, such as `__proto__` and `_t`, mean something to the comparison itself. */
export const keySign = '.'

function encode(value: Json): Encoded {
  if (typeof value === 'string') return `"${value}`
  if (typeof value !== 'object' || value === null) return `=${value}`
  if (isNumber(value)) return `#${canonicalNumber(value.value)}`
  if (Array.isArray(value)) return value.map(encode)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [`${keySign}${key}`, encode(member)]),
  )
}

/** The members that say which item of a list an object is, the first that it has. */
const namingKeys = ['id', 'sku', 'variant_id', 'label'].map((key) => `${keySign}${key}`)
const saysNothing: readonly unknown[] = ['=null', '"', undefined]

function nameOfItem(item: object, index?: number): string {
  const members = item as Record<string, Encoded>
  const key = Array.isArray(item)
    ? undefined
    : namingKeys.find((each) => !saysNothing.includes(members[each]))
  return key === undefined ? `at ${index}` : `${key} ${JSON.stringify(members[key])}`
}

/** Lists whose lengths multiply to more are compared item by item at the same place: matching them would take minutes. */
const mostMatched = 250_000

/**
 * How two JSON values differ by meaning: the order of keys and the spelling of numbers do not count, and objects in a
 * list are matched by what names them. Undefined when they are the same.
 */
export async function compareMeaning(left: Json, right: Json): Promise<Delta> {
  const { create } = await import('jsondiffpatch')
  const comparison = create({ objectHash: nameOfItem })
  const byPlace = Object.assign((context: DiffContext) => compareByPlace(comparison, context), {
    filterName: 'longLists',
  })
  comparison.processor.pipes.diff.before('arrays', byPlace)
  return comparison.diff(encode(left), encode(right))
}

function compareByPlace(comparison: DiffPatcher, context: DiffContext): void {
  const { left, right } = context
  if (!Array.isArray(left) || !Array.isArray(right) || left.length * right.length <= mostMatched) return
  const changes: Record<string, Delta> = {}
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    if (at >= right.length) changes[`_${at}`] = [left[at], 0, 0]
    else if (at >= left.length) changes[at] = [right[at]]
    else {
      const change = comparison.diff(left[at], right[at])
      if (change !== undefined) changes[at] = change
    }
  }
  const isSame = Object.keys(changes).length === 0
  context.setResult(isSame ? undefined : ({ ...changes, _t: 'a' } as ArrayDelta)).exit()
}
