import type { X509Certificate } from 'node:crypto'
import { openOneHookStore } from '../../certify/index.ts'
import type { FaultId, RetryProfile } from '../../store/index.ts'
import { type AttemptReport, createHttpSender, retryProfiles } from '../../store/index.ts'
import type { Settings } from '../settings.ts'
import { trusting } from '../tls/own-trust.ts'
import type { EventNames } from './event-names.ts'

/** One attempt of one delivery: what comes of it is the answer. */
const onlyOnce: RetryProfile = {
  ...retryProfiles['jumpseller-2014'],
  attempts: 1,
  hookEnds: { on: 'consecutive failures', count: Number.POSITIVE_INFINITY },
}

export interface Target {
  event: EventNames
  url: string
  hooksToken: string | null
  storeCode: Settings['STORE_CODE']
  /** Committed on each. */
  fault?: FaultId | undefined
  /** Of the own receiver, which is trusted; null where it speaks plain HTTP. */
  certificate: X509Certificate | null
}

export interface Sendable {
  body: Uint8Array
  orderId: number | null
}

/** Sends each body once, one after another, with the bytes and headers of the simulated store. */
export async function* send(
  { event, url, hooksToken, storeCode, fault, certificate }: Target,
  bodies: AsyncIterable<Sendable>,
): AsyncGenerator<AttemptReport> {
  const { store } = openOneHookStore(
    { wireEvent: event.wireEvent, url },
    {
      profile: onlyOnce,
      speed: 'real',
      identity: { code: storeCode, hooksToken },
      sender: createHttpSender(certificate ? { connect: trusting(() => certificate) } : {}),
    },
  )
  const reports: AttemptReport[] = []
  store.on('attempt', (report) => reports.push(report))
  try {
    if (fault !== undefined) store.faults.set([{ fault }])
    await store.start()
    for await (const { body, orderId } of bodies) {
      await store.raise(event.wireEvent, body, orderId === null ? {} : { orderId })
      await store.idle()
      yield* reports.splice(0)
    }
  } finally {
    await store.stop()
  }
}
