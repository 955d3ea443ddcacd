/** For the tests of whoever builds on the kit: both halves on free ports, in memory, and signed requests. */

export { sign } from '../contract/index.ts'
export { fixtureRequest } from './fixture-request.ts'
export { RefusedByStore } from './refused-by-store.ts'
export { type SignedRequest, type SignedRequestOptions, signedRequest } from './signed-request.ts'
export { type RunningReceiver, type StartReceiverOptions, startReceiver } from './start-receiver.ts'
export { type RunningStore, type StartStoreOptions, startStore } from './start-store.ts'
export type { StoreOrder } from './store-order.ts'
export { testHooksToken } from './test-hooks-token.ts'
export type { VirtualClock } from './virtual-clock.ts'
