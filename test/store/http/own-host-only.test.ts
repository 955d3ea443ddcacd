import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { buildStore } from '../stores.ts'

const { app } = buildStore({ allowedHosts: ['shop.internal'] })

describe('who may ask the store', () => {
  it.each([
    ['127.0.0.1:4000', undefined, 200],
    ['localhost:4000', undefined, 200],
    ['[::1]:4000', undefined, 200],
    ['shop.internal', undefined, 200],
    ['evil.example', undefined, 403],
    ['127.0.0.1.evil.example', undefined, 403],
    ['localhost', 'http://localhost:3000', 200],
    ['localhost', 'http://127.0.0.1:3000', 200],
    ['shop.internal', 'https://shop.internal', 200],
    ['localhost', 'https://evil.example', 403],
    ['localhost', 'null', 403],
  ])('host %s with origin %s: %i', async (host, origin, status) => {
    for (const path of ['/kit/clock', '/v1/whoami?login=demo&authtoken=demo-authtoken']) {
      const asked = request(app).get(path).set('Host', host)
      const answer = await (origin === undefined ? asked : asked.set('Origin', origin))
      expect(answer.status).toBe(status)
    }
  })
})
