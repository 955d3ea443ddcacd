import { simpleParser } from 'mailparser'
import { describe, expect, it } from 'vitest'
import { createMemoryState, createSmtpMailer, type Store } from '../../src/store/index.ts'
import { postOffice } from './post-office.ts'
import { buildStore, hookAt, runStore } from './stores.ts'
import { deadUrl, receiver } from './wires.ts'

/** Raises one event for a hook that fails to its end. */
async function failToTheEnd(store: Store, url: string): Promise<void> {
  await hookAt(store, 'order_paid', url)
  await store.raise('order_paid', Buffer.from('{"order":{"id":1026}}'), { orderId: 1026 })
  await store.idle()
}

describe('the outbox', () => {
  it('keeps the mail where there is no SMTP server', async () => {
    const store = await runStore()
    await failToTheEnd(store, (await receiver(500)).url)
    expect(store.outbox.all()).toMatchObject([{ id: 1, hookId: 1, state: 'kept', sendings: 0, answer: null }])
    const mail = await simpleParser(Buffer.from((await store.outbox.source(1)) ?? []))
    expect(mail.subject).toBe(store.outbox.get(1)?.subject)
    expect(mail.text?.trim()).toBe(store.outbox.get(1)?.text.trim())
    expect(await store.outbox.source(2)).toBeUndefined()
  })

  it('sends the mail, and what the server holds is what the outbox keeps', async () => {
    const office = await postOffice()
    const store = await runStore({ mailer: createSmtpMailer(office.smtpUrl) })
    await failToTheEnd(store, (await receiver(500)).url)
    expect(store.outbox.all()).toMatchObject([
      { state: 'sent', sendings: 1, answer: expect.stringMatching(/^250/) },
    ])
    const kept = await simpleParser(Buffer.from((await store.outbox.source(1)) ?? []))
    expect(office.received.map(({ mail }) => mail.messageId)).toEqual([kept.messageId])
  })

  it('tells why a mail was refused, and sends it with the next one', async () => {
    const office = await postOffice()
    office.refuseWith('mailbox is full')
    const store = await runStore({ mailer: createSmtpMailer(office.smtpUrl) })
    const { url } = await receiver(500)
    await failToTheEnd(store, url)
    expect(store.outbox.all()).toMatchObject([
      { state: 'failed', sendings: 1, answer: expect.stringContaining('mailbox is full') },
    ])
    office.refuseWith(null)
    await failToTheEnd(store, url)
    expect(store.outbox.all()).toMatchObject([
      { state: 'sent', sendings: 2 },
      { state: 'sent', sendings: 1 },
    ])
    expect(office.received).toHaveLength(2)
  })

  it('leaves a mail that is refused again and again', async () => {
    const office = await postOffice()
    office.refuseWith('no')
    const store = await runStore({ mailer: createSmtpMailer(office.smtpUrl) })
    const { url } = await receiver(500)
    for (let n = 0; n < 7; n++) await failToTheEnd(store, url)
    expect(store.outbox.get(1)).toMatchObject({ state: 'failed', sendings: 5 })
  })

  it('disturbs nobody when the SMTP server is away, and sends at the next start', async () => {
    const away = new URL(await deadUrl())
    const state = createMemoryState()
    const store = buildStore({ state, mailer: createSmtpMailer(`smtp://${away.host}`) })
    await store.start()
    await failToTheEnd(store, (await receiver(500)).url)
    expect(store.outbox.all()).toMatchObject([
      { state: 'failed', answer: expect.stringContaining('ECONNREFUSED') },
    ])
    await store.stop()
    const office = await postOffice()
    const again = await runStore({ state, mailer: createSmtpMailer(office.smtpUrl) })
    await again.idle()
    expect(again.outbox.all()).toMatchObject([{ state: 'sent' }])
    expect(office.received).toHaveLength(1)
  })
})
