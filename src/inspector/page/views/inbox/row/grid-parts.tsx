import type { ComponentChildren } from 'preact'

interface GridRowProps {
  id?: string
  class: string
  /** Place in the list, from 0. */
  index: number
  isSelected?: boolean
  isOpen?: boolean
  children: ComponentChildren
}

/** A row of the grid, which itself has the focus and points here by aria-activedescendant. */
export function GridRow({ id, index, isSelected = false, isOpen = false, children, ...more }: GridRowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: a table's row cannot be moved about and be a grid of its own
    <div
      id={id}
      role="row"
      class={more.class}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-current={isOpen ? 'true' : undefined}
    >
      {children}
    </div>
  )
}

export function Cell({ class: name, children }: { class: string; children?: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
    // biome-ignore lint/a11y/useSemanticElements: see GridRow
    <span role="gridcell" class={name}>
      {children}
    </span>
  )
}
