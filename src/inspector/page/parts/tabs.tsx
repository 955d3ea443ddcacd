import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

export interface Tab {
  id: string
  label: string
  /** Such as the number of errors behind it. */
  count?: number | undefined
  /** Whether the count is told without alarm. */
  isQuiet?: boolean
}

interface TabsProps {
  /** What they are tabs of. */
  label: string
  tabs: readonly Tab[]
  current: string
  onChoose: (id: string) => void
  /** The chosen tab's panel. */
  children: ComponentChildren
}

/** Tabs by the ARIA pattern: arrows, Home and End move and choose, Tab goes on into the panel. */
export function Tabs({ label, tabs, current, onChoose, children }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const at = tabs.findIndex(({ id }) => id === current)
  const steps: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: tabs.length - 1,
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (step + tabs.length) % tabs.length
    onChoose(tabs[next]?.id ?? current)
    ;(list.current?.children[next] as HTMLElement | undefined)?.focus()
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map(({ id, label: name, count, isQuiet }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-selected={id === current}
            aria-controls={`panel-${id}`}
            tabIndex={id === current ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {name}
            {count ? <span class={isQuiet ? 'badge' : 'badge warn'}>{count}</span> : null}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without a control of its own is reached by Tab too */}
      <div role="tabpanel" id={`panel-${current}`} aria-labelledby={`tab-${current}`} tabIndex={0}>
        {children}
      </div>
    </>
  )
}
