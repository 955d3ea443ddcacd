import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { serve } from '@hono/node-server'
import express from 'express'
import createFastify, { type FastifyInstance } from 'fastify'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { jumpsellerFastify } from '../../../src/receiver/http/fastify-plugin.ts'
import { createFetchHandler } from '../../../src/receiver/http/fetch-handler.ts'
import { createReceiverServer, webhookPath } from '../../../src/receiver/index.ts'
import type { DoorUnderTest } from '../../suites/door.ts'
import { listening } from '../running.ts'
import { webListener } from './web-listener.ts'

async function echoed(req: IncomingMessage, res: ServerResponse): Promise<void> {
  res.end(JSON.stringify(await json(req)))
}

const nodeHttp: DoorUnderTest = {
  name: 'node:http',
  serve: (receiver) => listening(createReceiverServer(receiver.door, echoed)),
  serveBehindParser: (receiver) =>
    listening(
      createServer(async (req, res) => {
        await json(req)
        receiver.door(req, res)
      }),
    ),
}

const inExpress: DoorUnderTest = {
  name: 'Express',
  serve(receiver) {
    const app = express().use(webhookPath, receiver.router)
    app.post('/echo', express.json(), (req, res) => void res.json(req.body))
    return listening(createServer(app))
  },
  serveBehindParser(receiver) {
    // In a router of its own, where the door cannot see it: in plain sight it throws.
    const router = express.Router().use(express.json()).use(webhookPath, receiver.router)
    return listening(createServer(express().use(router)))
  },
}

const inFastify: DoorUnderTest = {
  name: 'Fastify',
  serve(receiver) {
    const app = createFastify()
    app.register(jumpsellerFastify, { receiver, prefix: webhookPath })
    app.post('/echo', (request, reply) => reply.send(request.body))
    return served(app)
  },
  serveBehindParser(receiver) {
    const app = createFastify()
    app.addHook('onRequest', async ({ raw }) => void (await json(raw)))
    app.register(jumpsellerFastify, { receiver, prefix: webhookPath })
    return served(app)
  },
}

const underHono: DoorUnderTest = {
  name: 'fetch under Hono',
  serve(receiver) {
    const handle = createFetchHandler(receiver)
    const app = new Hono()
    app.all(`${webhookPath}/:event?`, (c) => handle(c.req.raw, c.req.param('event')))
    app.post('/echo', async (c) => c.json(await c.req.json()))
    return servedByHono(app)
  },
  serveBehindParser(receiver) {
    const handle = createFetchHandler(receiver)
    const app = new Hono()
    app.use(async (c, next) => {
      await c.req.json()
      await next()
    })
    app.all(webhookPath, (c) => handle(c.req.raw))
    return servedByHono(app)
  },
}

const fetchAlone: DoorUnderTest = {
  name: 'fetch by itself',
  serve(receiver) {
    const handle = createFetchHandler(receiver)
    return listening(
      createServer(
        webListener(async (request) => {
          const { pathname } = new URL(request.url)
          if (pathname === '/echo') return Response.json(await request.json())
          return handle(request, decodeURIComponent(pathname.slice(webhookPath.length + 1)))
        }),
      ),
    )
  },
  serveBehindParser(receiver) {
    const handle = createFetchHandler(receiver)
    return listening(
      createServer(
        webListener(async (request) => {
          await request.json()
          return handle(request)
        }),
      ),
    )
  },
}

async function served(app: FastifyInstance): Promise<string> {
  onTestFinished(() => app.close())
  return app.listen({ port: 0, host: '127.0.0.1', listenTextResolver: () => '' })
}

async function servedByHono(app: Hono): Promise<string> {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  onTestFinished(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((closed) => server.close(closed))
  })
  if (!server.listening) await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export const everyDoor: readonly DoorUnderTest[] = [nodeHttp, inExpress, inFastify, underHono, fetchAlone]
