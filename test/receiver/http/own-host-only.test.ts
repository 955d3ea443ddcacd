import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { ownHostOnly } from '../../../src/receiver/index.ts'

const app = express()
app.use(ownHostOnly(['Shop.internal', '192.168.1.4', '0:0::FE80']))
app.use((_req, res) => {
  res.json({})
})

async function ask(host: string, origin?: string) {
  const asked = request(app).post('/entries/x-1/rerun').set('Host', host)
  return origin === undefined ? asked : asked.set('Origin', origin)
}

describe('who may ask the receiver', () => {
  it.each([
    ['127.0.0.1:3000', undefined],
    ['127.8.9.10', undefined],
    ['localhost:3000', undefined],
    ['LOCALHOST', undefined],
    ['[::1]:3000', undefined],
    ['shop.internal', undefined],
    ['SHOP.INTERNAL:80', undefined],
    ['192.168.1.4:3000', undefined],
    ['[::fe80]', undefined],
    ['localhost:3000', 'http://localhost:3000'],
    ['localhost:3000', 'http://localhost:5173'],
    ['localhost:3000', 'http://127.0.0.1:3000'],
    ['shop.internal', 'https://shop.internal'],
  ])('host %s with origin %s passes', async (host, origin) => {
    expect((await ask(host, origin)).status).toBe(200)
  })

  it.each([
    ['evil.example', undefined, /evil\.example is not a name of this receiver.*DNS/],
    ['127.0.0.1.evil.example', undefined, /is not a name of this receiver/],
    ['192.168.1.5', undefined, /is not a name of this receiver/],
    ['', undefined, /no host/],
    ['a b', undefined, /is not a name of this receiver/],
    ['localhost', 'https://evil.example', /a page at https:\/\/evil\.example/],
    ['localhost', 'null', /a page at null/],
    ['localhost', 'http://shop.internal', /a page at http:\/\/shop\.internal/],
    ['shop.internal', 'http://localhost:8080', /a page at http:\/\/localhost:8080/],
  ])('host %j with origin %s is refused, and told why', async (host, origin, why) => {
    const answer = await ask(host, origin)
    expect(answer.status).toBe(403)
    expect(answer.body).toEqual({ message: expect.stringMatching(why) })
  })
})
