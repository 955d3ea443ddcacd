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
export {
  createSignatureExplainer,
  type ExplainedMistake,
  explainSignature,
  type SignatureExplanation,
  type SignatureQuestion,
} from './explain-signature.ts'
export {
  examineFidelity,
  type Fidelity,
  type FidelityKind,
  type Finding,
  fidelityKinds,
  type SyntaxFault,
} from './fidelity/index.ts'
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
export { headerNames, hookHeaders } from './headers.ts'
export { createVerifier, type SignatureVerdict, sign, verify } from './signature.ts'
export { type SignatureMistake, signatureMistakes } from './signature-mistakes/table.ts'
export { formatOrderTime, formatTriggeredAt, parseTime } from './times.ts'
export { type UnknownField, unknownFields } from './unknown-fields.ts'
export { type ValidationError, type ValidationResult, validateBody } from './validation.ts'
