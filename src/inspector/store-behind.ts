import type { RequestListener } from 'node:http'
import express, { type Router } from 'express'
import type { InspectorStore } from './api.ts'
import { refuse } from './refuse.ts'

/** The simulated store that runs in the same process. */
export interface StoreBehind extends InspectorStore {
  /** Answers /kit/…. */
  app: RequestListener
}

/**
 * The store's controls behind the page's own origin, at `/store/kit/…`. Nothing else of the store: its vendor's API
 * has a login of its own and is no business of the page, whose own addresses below /store these are not. The store starts
 * after the receiver, so it is asked for each time.
 */
export function storeBehind(store: () => StoreBehind | null): Router {
  const router = express.Router()
  router.use((req, res) => {
    const running = store()
    if (!running) {
      return refuse(res, 404, 'No simulated store runs in this process: npm start runs both halves.')
    }
    // A path alone may begin with the query: /store/kit?x
    req.url = `/kit${req.url}`
    running.app(req, res)
  })
  return router
}
