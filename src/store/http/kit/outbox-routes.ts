import { Router } from 'express'
import type { OutboxMail } from '../../domain/mail.ts'
import { refuse } from '../../domain/refusals.ts'
import type { Outbox } from '../../outbox.ts'
import { answerRefusal } from '../answer.ts'
import { idOf } from '../read-request.ts'
import { timeText } from './time-text.ts'
import type { MailView } from './views.ts'

export function outboxRoutes(outbox: Outbox): Router {
  const router = Router()
  router.get('/outbox', (_request, response) => {
    response.json({ mails: outbox.all().map(mailView) })
  })
  // Before `/outbox/:id`, which would take `1.eml` for an id.
  router.get('/outbox/:id.eml', async (request, response) => {
    const source = await outbox.source(idOf(request))
    if (source) response.type('message/rfc822').send(Buffer.from(source))
    else answerRefusal(response, refuse('mail_unknown'))
  })
  router.get('/outbox/:id', (request, response) => {
    const mail = outbox.get(idOf(request))
    if (mail) response.json({ mail: mailView(mail) })
    else answerRefusal(response, refuse('mail_unknown'))
  })
  return router
}

function mailView(mail: OutboxMail): MailView {
  return {
    id: mail.id,
    hookId: mail.hookId,
    date: timeText(mail.date),
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    state: mail.state,
    sendings: mail.sendings,
    answer: mail.answer,
  }
}
