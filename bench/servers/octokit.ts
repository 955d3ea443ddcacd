/** The library that most copy: signature checked, parsed, handed to a listener that does nothing. Nothing kept. */
import { createNodeMiddleware, Webhooks } from '@octokit/webhooks'
import { githubPath, hooksToken } from '../wire.ts'
import { serve } from './serve.ts'

const webhooks = new Webhooks({ secret: hooksToken })
webhooks.onAny(() => {})
const middleware = createNodeMiddleware(webhooks, { path: githubPath })
serve(async (req, res) => {
  if (!(await middleware(req, res))) res.writeHead(404).end()
})
