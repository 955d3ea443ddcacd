import express from 'express'
import { createReceiver, createReceiverServer, type Inbox } from '../../src/receiver/index.ts'
import { listening } from '../receiver/running.ts'

/** The read API over an inbox that is open already, as export asks it; answers its address. */
export function readApiOver(inbox: Inbox): Promise<string> {
  const receiver = createReceiver({ inbox, hooksToken: null })
  return listening(createReceiverServer(receiver.door, express().use('/api', receiver.api)))
}
