// Places of a body with the items of a list taken together: a JSON Pointer whose '*' is any item. A key that is
// itself an asterisk is written '~2'.
export const anyItem = '*'

export function childPath(parent: string, key: string): string {
  return `${parent}/${key === anyItem ? '~2' : pointerStep(key)}`
}

export function itemPath(parent: string): string {
  return `${parent}/${anyItem}`
}

/** Of a path that is not the body's own. */
export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

/** The last step's key; null for an item. */
export function keyOf(path: string): string | null {
  const step = path.slice(path.lastIndexOf('/') + 1)
  return step === anyItem ? null : step.replaceAll('~2', anyItem).replaceAll('~1', '/').replaceAll('~0', '~')
}

/** A key as a step of a JSON Pointer. */
export function pointerStep(key: string): string {
  // Almost every key is plain, and every key of every body comes by.
  if (!key.includes('~') && !key.includes('/')) return key
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

const plainKey = /^[A-Za-z_$][\w$]*$/

/** As people write it: `order.products[].sku`; a key that is no plain word in quotes. */
export function shownPath(path: string): string {
  if (path === '') return 'the body'
  const steps = path.slice(1).split('/')
  return steps
    .map((step, at) => {
      const key = keyOf(`/${step}`)
      if (key === null) return '[]'
      if (!plainKey.test(key)) return `[${visible(JSON.stringify(key))}]`
      return at === 0 ? key : `.${key}`
    })
    .join('')
}

/** With what cannot be seen, and what turns the reading direction, told by its code as JSON does. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => codeOf(character.charCodeAt(at))).join(''),
  )
}

function codeOf(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`
}
