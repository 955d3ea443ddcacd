import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { useCommands } from './keys.ts'
import { isLive, onEntries } from './live.ts'
import { go, place } from './location.ts'
import { KeySheet, Palette } from './parts/commands-sheet.tsx'
import { later } from './parts/later.tsx'
import type { Place } from './places.ts'
import { loadSettings, settings, settingsFault } from './settings.ts'
import { nextTheme, theme } from './theme.ts'
import { toasts } from './toasts.ts'
import { InboxView } from './views/inbox/inbox-view.tsx'

/** The inbox is there at once; the others are loaded when they are first looked at. */
const views: Record<Place['kind'], ComponentType> = {
  inbox: InboxView,
  entry: InboxView,
  refused: later(() => import('./views/inbox/refused-view.tsx').then(({ RefusedView }) => RefusedView)),
  orders: later(() => import('./views/order/orders-view.tsx').then(({ OrdersView }) => OrdersView)),
  order: later(() =>
    import('./views/order/order-view.tsx').then(({ OrderTimelineView }) => OrderTimelineView),
  ),
  diff: later(() => import('./views/diff/diff-view.tsx').then(({ DiffView }) => DiffView)),
  store: later(() => import('./views/store/store-view.tsx').then(({ StoreView }) => StoreView)),
  delivery: later(() => import('./views/store/delivery-view.tsx').then(({ DeliveryView }) => DeliveryView)),
  mail: later(() => import('./views/store/mail-view.tsx').then(({ MailView }) => MailView)),
  send: later(() => import('./views/send/send-view.tsx').then(({ SendView }) => SendView)),
  paste: later(() => import('./views/paste/paste-view.tsx').then(({ PasteView }) => PasteView)),
  drift: later(() => import('./views/drift/drift-view.tsx').then(({ DriftView }) => DriftView)),
  unknown: NoSuchPlace,
}

const nav: { href: string; label: string; kinds: Place['kind'][]; key: string }[] = [
  { href: '/', label: 'Inbox', kinds: ['inbox', 'entry', 'refused'], key: 'g i' },
  { href: '/orders', label: 'Orders', kinds: ['orders', 'order'], key: 'g o' },
  { href: '/store', label: 'Store', kinds: ['store', 'delivery', 'mail'], key: 'g s' },
  { href: '/send', label: 'Send', kinds: ['send'], key: 'g e' },
  { href: '/paste', label: 'Paste', kinds: ['paste'], key: 'g p' },
  { href: '/drift', label: 'Drift', kinds: ['drift'], key: 'g d' },
]

export function App() {
  const open = useSignal<'keys' | 'palette' | undefined>(undefined)
  const close = () => {
    open.value = undefined
  }
  useEffect(() => {
    void loadSettings()
    // The feed is the page's own pulse: it is open whatever is looked at.
    return onEntries(() => {})
  }, [])
  useCommands([
    ...nav.map(({ href, label, key }) => ({
      keys: key,
      label: `Go to ${label}`,
      group: 'Go',
      run: () => go(href),
    })),
    { keys: '?', label: 'Show all keys', group: 'Page', opens: true, run: () => toggle('keys') },
    { keys: 'Ctrl+K', label: 'Find a command', group: 'Page', opens: true, run: () => toggle('palette') },
    { keys: 't', label: 'Light, dark or as the system', group: 'Page', run: nextTheme },
  ])
  const toggle = (what: 'keys' | 'palette') => {
    open.value = open.value === what ? undefined : what
  }
  const View = views[place.value.kind]
  return (
    <div class="shell">
      <header class="topbar">
        <a class="brand" href="/">
          Inspector
        </a>
        <nav class="nav" aria-label="Views">
          {nav.map(({ href, label, kinds }) => (
            <a key={href} href={href} aria-current={kinds.includes(place.value.kind) ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <div class="end">
          <span class={`light${isLive.value ? ' on' : ''}`} role="status">
            <span class="word">{isLive.value ? 'Live' : 'Not connected'}</span>
          </span>
          <button
            type="button"
            class="button plain small"
            onClick={nextTheme}
            aria-label={`Theme: ${theme.value}`}
          >
            {{ system: '◐', light: '☀', dark: '☾' }[theme.value]}
          </button>
          <button
            type="button"
            class="button plain small"
            aria-label="Keys and commands"
            onClick={() => toggle('keys')}
          >
            ?
          </button>
        </div>
      </header>
      <main class="view">
        {settingsFault.value && (
          <p class="notice bad" role="alert">
            {settingsFault.value}
          </p>
        )}
        {settings.value && !settings.value.signs && (
          <p class="notice warn">
            No hooks token is set: anybody who finds the URL can make up orders. Set JUMPSELLER_HOOKS_TOKEN.
          </p>
        )}
        <View key={place.value.kind === 'entry' ? 'inbox' : place.value.kind} />
      </main>
      {open.value === 'keys' && <KeySheet onClose={close} />}
      {open.value === 'palette' && <Palette onClose={close} />}
      <div class="toasts" role="status" aria-live="polite">
        {toasts.value.map(({ id, text, tone }) => (
          <p key={id} class={`toast ${tone}`}>
            {text}
          </p>
        ))}
      </div>
    </div>
  )
}

function NoSuchPlace() {
  return (
    <div class="empty">
      <h1>There is nothing here</h1>
      <p>
        The page knows no such address. <a href="/">Go to the inbox</a>.
      </p>
    </div>
  )
}
