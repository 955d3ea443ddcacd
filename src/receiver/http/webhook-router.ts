import express, { type Application } from 'express'
import type { Door } from './door.ts'

/** Express names its body parsers so; each of them consumes the bytes that the signature covers. */
const bodyParsers = new Set(['jsonParser', 'urlencodedParser', 'rawParser', 'textParser'])

interface Layer {
  name: string
  match(path: string): boolean
}

/**
 * The door as a part of any Express 5 app: `POST /` and `POST /:event` below where it is mounted. Mounting it
 * behind a body parser that covers its path throws at once, since every signature would fail.
 */
export function createWebhookRouter(door: Door): Application {
  const app = express()
  app.disable('x-powered-by')
  app.all('/', (req, res) => door(req, res))
  app.all('/:event', (req, res) => door(req, res, req.params.event))
  app.on('mount', (parent: Application) => {
    const path = String(app.mountpath)
    const layers = (parent as unknown as { router: { stack: Layer[] } }).router.stack
    const parser = layers.find((layer) => bodyParsers.has(layer.name) && layer.match(path))
    if (!parser) return
    throw new Error(
      `${parser.name} stands in front of ${path} and consumes the raw body that the signature covers. ` +
        'Mount the receiver before it (app.use(path, receiver.router) first), or give the parser a path of its own.',
    )
  })
  return app
}
