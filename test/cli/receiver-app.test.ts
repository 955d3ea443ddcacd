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
const app = createReceiverApp({ health: express.Router(), api }, log)

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
})
