import { connect } from 'node:net'
import type { Reached } from '../ports.ts'
import { failureClassOf, messageOf } from './failure-class.ts'

/** Whether somebody accepts a connection at the URL; sends nothing. */
export function reach(url: string, timeLimitMs: number): Promise<Reached> {
  const { hostname, port, protocol } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: timeLimitMs,
    })
    const end = (reached: Reached) => {
      socket.destroy()
      resolve(reached)
    }
    socket.once('connect', () => end({ ok: true }))
    socket.once('timeout', () =>
      end({ ok: false, failure: 'timeout', message: `no connection within ${timeLimitMs / 1000} s` }),
    )
    socket.on('error', (error) =>
      end({ ok: false, failure: failureClassOf(error), message: messageOf(error) }),
    )
  })
}
