import type { Done } from './received-forms.ts'

/** So many characters of a cut value must fit, or it is taken for chance. */
const leastKept = 8

/** What was done to a right value so that this one came of it; undefined when it is not near. */
export function nearMiss(value: string, right: string): Done | undefined {
  if (value === right.toLowerCase()) return { mistake: 'lower_case', detail: null }
  if (value === right.toUpperCase()) return { mistake: 'upper_case', detail: null }
  const gone = right.length - value.length
  if (gone > 0 && value.length >= leastKept) {
    if (right.startsWith(value))
      return { mistake: 'truncated', detail: `the last ${gone} of ${right.length}` }
    if (right.endsWith(value)) return { mistake: 'truncated', detail: `the first ${gone} of ${right.length}` }
  }
  if (gone < 0 && value.startsWith(right)) return { mistake: 'extended', detail: `by ${-gone}` }
  return gone === 0 ? oneCharacter(value, right) : undefined
}

function oneCharacter(value: string, right: string): Done | undefined {
  const differing = [...right].flatMap((character, at) => (character === value[at] ? [] : [at]))
  const [at] = differing
  if (at === undefined || differing.length > 1) return undefined
  return { mistake: 'one_character', detail: `character ${at + 1} is ${value[at]}, not ${right[at]}` }
}
