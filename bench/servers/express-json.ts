/** Express 5 as most begin with it: express.json, no signature checked, nothing kept. */
import express from 'express'
import { hookPath } from '../wire.ts'
import { serve } from './serve.ts'

const app = express()
app.use(express.json())
app.post(hookPath, (_req, res) => {
  res.json({ ok: true })
})
serve(app)
