import { render } from 'preact'
import { App } from './app.tsx'
import { listenForKeys } from './keys.ts'
import { followLinks } from './location.ts'
import { applyTheme } from './theme.ts'
import './style/tokens.css'
import './style/base.css'
import './style/parts.css'
import './style/dialogs.css'
import './style/shell.css'

applyTheme()
followLinks(document)
listenForKeys(document)
render(<App />, document.getElementById('page') as HTMLElement)
