import { go, hrefWith, pointer } from '../../location.ts'

export const tabIds = ['tree', 'raw', 'hex', 'schema', 'fidelity', 'fields', 'order'] as const
export type TabId = (typeof tabIds)[number]

/** Along with the node, so that Tree and Raw show the same one. */
export function choose(tab: string): void {
  go(`${hrefWith({ tab: tab === 'tree' ? '' : tab, byte: '' })}${hashOf(pointer.peek())}`, { replace: true })
}

/** Shows a node, by its JSON Pointer, in the tree. */
export function showNode(node: string): void {
  go(`${hrefWith({ tab: '', byte: '' })}${hashOf(node)}`)
}

/** The node that is selected in the tree, which stays in sight. */
export function keepNode(node: string): void {
  go(`${hrefWith({})}${hashOf(node)}`, { replace: true })
}

export function showByte(offset: number): void {
  go(hrefWith({ tab: 'hex', byte: String(offset) }))
}

function hashOf(node: string): string {
  return node === '' ? '' : `#${encodeURI(node.toWellFormed())}`
}
