import type { Scenario } from '../scenario.ts'
import { customerIdNumber } from './bodies/customer-id-number.ts'
import { customerIdString } from './bodies/customer-id-string.ts'
import { deepUnknownValue } from './bodies/deep-unknown-value.ts'
import { emojiAndRtl } from './bodies/emoji-and-rtl.ts'
import { fiveHundredLines } from './bodies/five-hundred-lines.ts'
import { genuineNotJson } from './bodies/genuine-not-json.ts'
import { loneSurrogate } from './bodies/lone-surrogate.ts'
import { moneyDecimalZero } from './bodies/money-decimal-zero.ts'
import { moneyInteger } from './bodies/money-integer.ts'
import { nulEscape } from './bodies/nul-escape.ts'
import { offTheDocumentation } from './bodies/off-the-documentation.ts'
import { phoneNull } from './bodies/phone-null.ts'
import { productionLikeBody } from './bodies/production-like-body.ts'
import { statusTranslated } from './bodies/status-translated.ts'
import { unknownFields } from './bodies/unknown-fields.ts'
import { variantNull } from './bodies/variant-null.ts'
import { bodyDribbled } from './connections/body-dribbled.ts'
import { chunked } from './connections/chunked.ts'
import { connectionReusedAfterRefusal } from './connections/connection-reused-after-refusal.ts'
import { expectContinue } from './connections/expect-continue.ts'
import { getAndHead } from './connections/get-and-head.ts'
import { redirectAnswered } from './connections/redirect-answered.ts'
import { headerNamesOddCase } from './events/header-names-odd-case.ts'
import { noEventHeader } from './events/no-event-header.ts'
import { orderCanceled2014 } from './events/order-canceled-2014.ts'
import { orderCanceledToday } from './events/order-canceled-today.ts'
import { orderCreated2014 } from './events/order-created-2014.ts'
import { orderCreatedToday } from './events/order-created-today.ts'
import { orderPaid2014 } from './events/order-paid-2014.ts'
import { orderPaidToday } from './events/order-paid-today.ts'
import { orderShipped2014 } from './events/order-shipped-2014.ts'
import { orderShippedToday } from './events/order-shipped-today.ts'
import { orderUpdated2014 } from './events/order-updated-2014.ts'
import { orderUpdatedToday } from './events/order-updated-today.ts'
import { unknownEvent } from './events/unknown-event.ts'
import { everyEventKept } from './kept/every-event-kept.ts'
import { forgeryNotKept } from './kept/forgery-not-kept.ts'
import { keptABA } from './kept/kept-a-b-a.ts'
import { keptOnce } from './kept/kept-once.ts'
import { keptOnceInParallel } from './kept/kept-once-in-parallel.ts'
import { keptWhateverIsInIt } from './kept/kept-whatever-is-in-it.ts'
import { latestStateAfterCancel } from './kept/latest-state-after-cancel.ts'
import { latestStateWhenReordered } from './kept/latest-state-when-reordered.ts'
import { aBA } from './repeats/a-b-a.ts'
import { duplicate } from './repeats/duplicate.ts'
import { duplicateInParallel } from './repeats/duplicate-in-parallel.ts'
import { reordered } from './repeats/reordered.ts'
import { staleUpdateAfterCancel } from './repeats/stale-update-after-cancel.ts'
import { signatureEmpty } from './signatures/signature-empty.ts'
import { signatureHex } from './signatures/signature-hex.ts'
import { signatureInvented } from './signatures/signature-invented.ts'
import { signatureMissing } from './signatures/signature-missing.ts'
import { signatureOfAnotherToken } from './signatures/signature-of-another-token.ts'
import { signatureOfTheRewrittenBody } from './signatures/signature-of-the-rewritten-body.ts'
import { signatureOneCharacterShort } from './signatures/signature-one-character-short.ts'
import { signatureWithOneByteChanged } from './signatures/signature-with-one-byte-changed.ts'
import { answerTime } from './time/answer-time.ts'
import { nothingLostAtOnce } from './time/nothing-lost-at-once.ts'
import { twoHundredAtOnce } from './time/two-hundred-at-once.ts'

/** All of them, in the order in which they are run and told. A test holds that the folders and this list agree. */
export const scenarios: readonly Scenario[] = [
  orderCreated2014,
  orderPaid2014,
  orderShipped2014,
  orderCanceled2014,
  orderUpdated2014,
  orderCreatedToday,
  orderPaidToday,
  orderShippedToday,
  orderCanceledToday,
  orderUpdatedToday,
  unknownEvent,
  noEventHeader,
  headerNamesOddCase,
  productionLikeBody,
  unknownFields,
  phoneNull,
  customerIdNumber,
  customerIdString,
  variantNull,
  moneyDecimalZero,
  moneyInteger,
  statusTranslated,
  emojiAndRtl,
  nulEscape,
  loneSurrogate,
  fiveHundredLines,
  deepUnknownValue,
  offTheDocumentation,
  genuineNotJson,
  signatureMissing,
  signatureEmpty,
  signatureOneCharacterShort,
  signatureHex,
  signatureOfAnotherToken,
  signatureOfTheRewrittenBody,
  signatureWithOneByteChanged,
  signatureInvented,
  duplicate,
  duplicateInParallel,
  aBA,
  reordered,
  staleUpdateAfterCancel,
  redirectAnswered,
  getAndHead,
  bodyDribbled,
  expectContinue,
  chunked,
  connectionReusedAfterRefusal,
  everyEventKept,
  keptOnce,
  keptOnceInParallel,
  keptABA,
  latestStateWhenReordered,
  latestStateAfterCancel,
  keptWhateverIsInIt,
  forgeryNotKept,
  answerTime,
  twoHundredAtOnce,
  nothingLostAtOnce,
]
