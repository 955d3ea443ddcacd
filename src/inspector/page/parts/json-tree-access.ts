/**
 * Makes the editor's tree one stop of the Tab key, within which arrows move, gives its parts the names and roles
 * that it leaves out, and writes the errors beside its signs. Answers what ends it.
 */
export function keepAccessible(host: HTMLElement, messages: ReadonlyMap<string, string>): () => void {
  const mendAll = () => mend(host, messages)
  mendAll()
  const observer = new MutationObserver(mendAll)
  observer.observe(host, { childList: true, subtree: true })
  return () => observer.disconnect()
}

function mend(host: HTMLElement, messages: ReadonlyMap<string, string>): void {
  const tree = host.querySelector<HTMLElement>('.jse-tree-mode')
  if (!tree) return
  // The search box belongs beside the tree, not into it.
  set(tree, 'role', 'none')
  const contents = host.querySelector<HTMLElement>('.jse-contents')
  if (contents) {
    set(contents, 'role', 'tree')
    set(contents, 'tabindex', '0')
    set(contents, 'aria-label', tree.getAttribute('aria-label') ?? '')
  }
  for (const items of host.querySelectorAll('.jse-items, .jse-props')) set(items, 'role', 'group')
  for (const node of host.querySelectorAll('[role=treeitem]')) mendNode(node)
  for (const button of host.querySelectorAll('.jse-contents button')) set(button, 'tabindex', '-1')
  for (const button of host.querySelectorAll('button.jse-validation-error, button.jse-validation-warning')) {
    const node = button.closest('[data-path]')?.getAttribute('data-path') ?? ''
    const message = messages.get(decodeURIComponent(node)) ?? 'something in it is off the schema'
    set(button, 'aria-label', message)
    set(button, 'data-message', message)
  }
  for (const icon of host.querySelectorAll('svg[role=presentation]')) {
    icon.removeAttribute('role')
    icon.removeAttribute('aria-label')
    set(icon, 'aria-hidden', 'true')
  }
  const search = host.querySelector('.jse-search-input')
  if (search) set(search, 'aria-label', 'Find in the tree')
}

function mendNode(node: Element): void {
  if (!node.querySelector(':scope > .jse-header-outer .jse-expand')) return
  set(node, 'aria-expanded', String(node.classList.contains('jse-expanded')))
}

/** Only where it differs. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}
