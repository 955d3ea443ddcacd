/** The mark to measure by: node:http that reads the body, answers at once and keeps nothing. */
import { serve } from './serve.ts'

/** Another answer than 200, for the senders. */
const status = Number(process.argv[4] ?? 200)
const answer = '{"ok":true}'
const headers = ['Content-Type', 'application/json', 'Content-Length', String(answer.length)]

serve((req, res) => {
  req.on('data', () => {})
  req.on('end', () => {
    res.writeHead(status, headers)
    res.end(answer)
  })
})
