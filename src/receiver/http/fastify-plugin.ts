/** The door as a Fastify plugin. Fastify's types are all that is taken from it. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { Receiver } from '../create-receiver.ts'
import { readBody } from './read-body.ts'
import { written } from './written-answer.ts'

export interface JumpsellerFastifyOptions {
  receiver: Pick<Receiver, 'intake'>
}

/**
 * `app.register(jumpsellerFastify, { receiver, prefix: '/webhooks/jumpseller' })`: the hook's URL, and below it
 * `/:event` for hooks whose requests carry no event header. The app's content type parsers are neither asked nor
 * changed: a hook is answered before Fastify looks for one. The body's limit is the receiver's, not the app's.
 */
export const jumpsellerFastify: FastifyPluginAsync<JumpsellerFastifyOptions> = async (app, { receiver }) => {
  if (!receiver) {
    throw new TypeError(
      'jumpsellerFastify: give it the receiver, app.register(jumpsellerFastify, { receiver, prefix })',
    )
  }

  async function answerHook({ raw, params }: FastifyRequest, reply: FastifyReply) {
    const { status, headers, body } = written(
      await receiver.intake({
        method: raw.method,
        rawHeaders: raw.rawHeaders,
        headers: raw.headers,
        eventOfPath: (params as { event?: string }).event,
        readBody: (limit) => new Promise((read) => readBody(raw, limit, read)),
      }),
    )
    // As bytes: Fastify would add a charset to the type of a text.
    return reply.code(status).headers(headers).send(Buffer.from(body))
  }

  const { ignoreTrailingSlash, routerOptions } = app.initialConfig
  const paths = ['/', '/:event']
  if (!ignoreTrailingSlash && !routerOptions?.ignoreTrailingSlash) paths.push('/:event/')
  // In `onRequest`, since what comes behind it in Fastify's order of things parses the body.
  for (const path of paths) app.all(path, { onRequest: answerHook, handler: answerHook })
}
