import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { createReceiverApp } from '../../src/cli/halves/receiver-app.ts'

const told: object[] = []
const say = () => {}
const log = { debug: say, info: say, warn: say, error: (facts: object) => told.push(facts) }
const api = express.Router()
api.get('/fault', () => {
  throw new Error('secret of the inside')
})
api.get('/items/:id', (req, res) => {
  res.json(req.params.id)
})
api.post('/rerun', (_req, res) => {
  res.status(202).json({})
})
const health = express.Router().get(['/healthz', '/readyz'], (_req, res) => {
  res.json({ ok: true })
})
const inspector = express.Router().get('/inspector/settings', (_req, res) => {
  res.json({ version: '1.2.3' })
})
const app = createReceiverApp({ health, api }, { allowedHosts: ['192.168.1.4'], log, inspector })

describe("the receiver's own routes", () => {
  it('point to the entries', async () => {
    const answer = await request(app)
      .get('/')
      .expect(200)
      .expect('Content-Type', /text\/plain/)
    expect(answer.text).toContain('/api/entries')
    expect(answer.headers['x-powered-by']).toBeUndefined()
  })

  it('are JSON when there is none', async () => {
    const answer = await request(app).post('/elsewhere').expect(404)
    expect(answer.body).toEqual({ message: 'No route POST /elsewhere' })
  })

  it('tell a client that there was a fault, and the log which', async () => {
    const answer = await request(app).get('/api/fault').expect(500)
    expect(answer.body).toEqual({ message: 'The receiver failed; its log says why.' })
    expect(told).toMatchObject([{ path: '/api/fault', err: { message: 'secret of the inside' } }])
  })

  it('answer what cannot be read with 400', async () => {
    const answer = await request(app).get('/api/items/%zz').expect(400)
    expect(answer.body).toEqual({ message: 'The request cannot be read.' })
  })

  it("are the inspector's first", async () => {
    await request(app).get('/inspector/settings').expect(200, { version: '1.2.3' })
  })

  it.each(['/', '/api/items/1', '/inspector/settings', '/elsewhere'])(
    'refuse %s to another host name',
    async (path) => {
      await request(app)
        .get(path)
        .set('Host', '192.168.1.4:3000')
        .expect(path === '/elsewhere' ? 404 : 200)
      const answer = await request(app).get(path).set('Host', 'evil.example').expect(403)
      expect(answer.body).toEqual({ message: expect.stringContaining('evil.example') })
    },
  )

  it("refuse another site's page", async () => {
    await request(app).post('/api/rerun').expect(202)
    await request(app).post('/api/rerun').set('Origin', 'https://evil.example').expect(403)
  })

  it.each(['/healthz', '/readyz'])('tell %s to whoever asks', async (path) => {
    await request(app).get(path).set('Host', 'evil.example').expect(200)
  })
})
