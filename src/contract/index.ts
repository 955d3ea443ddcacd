export {
  type EventName,
  eventNames,
  eventOfWireName,
  events,
  isEventName,
  labelOf,
  type WireEventName,
  wireNameOf,
} from './events.ts'
export type {
  AdditionalField,
  Address,
  Customer,
  Hook,
  Order,
  OrderBody,
  OrderProduct,
  OrderSource,
  Promotion,
} from './generated/types.ts'
export { headerNames } from './headers.ts'
export { createVerifier, type SignatureVerdict, sign, verify } from './signature.ts'
export { formatOrderTime, formatTriggeredAt, parseTime } from './times.ts'
export { type ValidationError, type ValidationResult, validateBody } from './validation.ts'
