import { Socket } from 'node:net'
import pg, { type ClientConfig } from 'pg'

/** A client that can be cut off at once, whoever has it, even from a server that does not answer any more. */
export class CuttableClient extends pg.Client {
  readonly #socket: Socket

  constructor(config: ClientConfig = {}) {
    const socket = new Socket()
    super({ ...config, stream: () => socket })
    this.#socket = socket
  }

  /** Fails what is under way and tells all who listen, as a connection that broke by itself. */
  cut(reason: Error): void {
    this.#socket.destroy(reason)
  }
}
