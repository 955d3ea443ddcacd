import { examine } from './examined.ts'
import type { ExaminedMessage, ExamineMessage } from './protocol.ts'

/** What a module worker has of its surroundings, as far as it is used here. */
declare const self: {
  addEventListener(type: 'message', listener: (event: { data: ExamineMessage }) => void): void
  postMessage(message: ExaminedMessage): void
}

self.addEventListener('message', ({ data: { id, bytes } }) => {
  self.postMessage({ id, examined: examine(bytes) })
})
