import { customerIdAsNumberAlone } from './bodies/customer-id-as-number-alone.ts'
import { customerIdAsTextAlone } from './bodies/customer-id-as-text-alone.ts'
import { customersOfTwoKinds } from './bodies/customers-of-two-kinds.ts'
import { fiveHundredLevels } from './bodies/five-hundred-levels.ts'
import { jsonBeforeAnything } from './bodies/json-before-anything.ts'
import { jsonbColumn } from './bodies/jsonb-column.ts'
import { latin1InBetween } from './bodies/latin-1-in-between.ts'
import { noteInAnAddress } from './bodies/note-in-an-address.ts'
import { phoneDemanded } from './bodies/phone-demanded.ts'
import { schemaBeforeAnything } from './bodies/schema-before-anything.ts'
import { statusEnumOrEnglish } from './bodies/status-enum-or-english.ts'
import { statusInEnglishAlone } from './bodies/status-in-english-alone.ts'
import { strictListOfFields } from './bodies/strict-list-of-fields.ts'
import { textColumnOfPostgresql } from './bodies/text-column-of-postgresql.ts'
import { thirtyTwoKilobytes } from './bodies/thirty-two-kilobytes.ts'
import { threeBytesALetter } from './bodies/three-bytes-a-letter.ts'
import { totalLookedForInTheText } from './bodies/total-looked-for-in-the-text.ts'
import { variantDemanded } from './bodies/variant-demanded.ts'
import { wholeMoneyRefused } from './bodies/whole-money-refused.ts'
import { asLongAsItSays } from './connections/as-long-as-it-says.ts'
import { bodyWithinASecond } from './connections/body-within-a-second.ts'
import { expectationFailed } from './connections/expectation-failed.ts'
import { expectationUnheard } from './connections/expectation-unheard.ts'
import { firstPartAlone } from './connections/first-part-alone.ts'
import { getRunsTheHandler } from './connections/get-runs-the-handler.ts'
import { headLeftAlone } from './connections/head-left-alone.ts'
import { lengthDemanded } from './connections/length-demanded.ts'
import { movedWithASlash } from './connections/moved-with-a-slash.ts'
import { refusedAreCutOff } from './connections/refused-are-cut-off.ts'
import { twoPartsAtMost } from './connections/two-parts-at-most.ts'
import { awaitsOrderCreated } from './events/awaits-order-created.ts'
import { bodyNotUnwrapped } from './events/body-not-unwrapped.ts'
import { breaksOnUnknownEvent } from './events/breaks-on-unknown-event.ts'
import { cancelledWithTwoLs } from './events/cancelled-with-two-ls.ts'
import { eventHeaderDemanded } from './events/event-header-demanded.ts'
import { headersByTheirSpelling } from './events/headers-by-their-spelling.ts'
import { knowsWhatWasCreatedAlone } from './events/knows-what-was-created-alone.ts'
import { paidInSmallLetters } from './events/paid-in-small-letters.ts'
import { productIdAndQuantity } from './events/product-id-and-quantity.ts'
import { shippedInSmallLetters } from './events/shipped-in-small-letters.ts'
import { timesOf2014Alone } from './events/times-of-2014-alone.ts'
import { timesOfTodayAlone } from './events/times-of-today-alone.ts'
import { unknownEvent404 } from './events/unknown-event-404.ts'
import { updatesNotWanted } from './events/updates-not-wanted.ts'
import type { Flaw } from './flaw.ts'
import { answersBeforeItKeeps } from './kept/answers-before-it-keeps.ts'
import { createdStartsAnew } from './kept/created-starts-anew.ts'
import { createdUnheard } from './kept/created-unheard.ts'
import { digestForEver } from './kept/digest-for-ever.ts'
import { eventAndOrderAsIdentity } from './kept/event-and-order-as-identity.ts'
import { keepsDuplicates } from './kept/keeps-duplicates.ts'
import { keptBeforeItIsChecked } from './kept/kept-before-it-is-checked.ts'
import { lastOneWins } from './kept/last-one-wins.ts'
import { looksFirstThenInserts } from './kept/looks-first-then-inserts.ts'
import { oldBodiesDropped } from './kept/old-bodies-dropped.ts'
import { paidBeatsCanceled } from './kept/paid-beats-canceled.ts'
import { paymentsAlone } from './kept/payments-alone.ts'
import { schemaAfterTheAnswer } from './kept/schema-after-the-answer.ts'
import { bodySeenBefore409 } from './repeats/body-seen-before-409.ts'
import { canceledIsTheEnd } from './repeats/canceled-is-the-end.ts'
import { createdComesFirst } from './repeats/created-comes-first.ts'
import { eventAndOrderUnique } from './repeats/event-and-order-unique.ts'
import { keyDecidesUnheard } from './repeats/key-decides-unheard.ts'
import { stepsBack422 } from './repeats/steps-back-422.ts'
import { apiToken } from './signatures/api-token.ts'
import { checkedWhenThere } from './signatures/checked-when-there.ts'
import { comparedByTheEnd } from './signatures/compared-by-the-end.ts'
import { comparisonThrows } from './signatures/comparison-throws.ts'
import { forgedAnswered200 } from './signatures/forged-answered-200.ts'
import { hexForBase64 } from './signatures/hex-for-base64.ts'
import { hexToo } from './signatures/hex-too.ts'
import { inventedHeaderName } from './signatures/invented-header-name.ts'
import { missingHeaderBreaksIt } from './signatures/missing-header-breaks-it.ts'
import { noCheck } from './signatures/no-check.ts'
import { rewrittenBody } from './signatures/rewritten-body.ts'
import { rewrittenBodyToo } from './signatures/rewritten-body-too.ts'
import { tokenOfTheDemoToo } from './signatures/token-of-the-demo-too.ts'
import { tokenUnset } from './signatures/token-unset.ts'
import { wellFormedIsEnough } from './signatures/well-formed-is-enough.ts'
import { wrongSignatureThrows } from './signatures/wrong-signature-throws.ts'
import { crmBeforeTheAnswer } from './time/crm-before-the-answer.ts'
import { fiftyAtOnce } from './time/fifty-at-once.ts'
import { fileReadChangedWritten } from './time/file-read-changed-written.ts'
import { queueWithLittleRoom } from './time/queue-with-little-room.ts'
import { twentyConnections } from './time/twenty-connections.ts'
import { workWithoutAnEnd } from './time/work-without-an-end.ts'

/** All of them, in the order of the scenarios. A test holds that the folders and this list agree. */
export const flaws: readonly Flaw[] = [
  awaitsOrderCreated,
  paidInSmallLetters,
  shippedInSmallLetters,
  cancelledWithTwoLs,
  updatesNotWanted,
  timesOfTodayAlone,
  timesOf2014Alone,
  bodyNotUnwrapped,
  productIdAndQuantity,
  unknownEvent404,
  breaksOnUnknownEvent,
  eventHeaderDemanded,
  headersByTheirSpelling,
  knowsWhatWasCreatedAlone,
  phoneDemanded,
  customerIdAsTextAlone,
  customerIdAsNumberAlone,
  customersOfTwoKinds,
  variantDemanded,
  totalLookedForInTheText,
  wholeMoneyRefused,
  statusInEnglishAlone,
  statusEnumOrEnglish,
  threeBytesALetter,
  textColumnOfPostgresql,
  noteInAnAddress,
  jsonbColumn,
  thirtyTwoKilobytes,
  strictListOfFields,
  fiveHundredLevels,
  schemaBeforeAnything,
  jsonBeforeAnything,
  latin1InBetween,
  noCheck,
  tokenUnset,
  forgedAnswered200,
  hexForBase64,
  hexToo,
  inventedHeaderName,
  apiToken,
  rewrittenBody,
  rewrittenBodyToo,
  checkedWhenThere,
  comparisonThrows,
  missingHeaderBreaksIt,
  wrongSignatureThrows,
  comparedByTheEnd,
  wellFormedIsEnough,
  tokenOfTheDemoToo,
  bodySeenBefore409,
  eventAndOrderUnique,
  keyDecidesUnheard,
  createdComesFirst,
  canceledIsTheEnd,
  stepsBack422,
  movedWithASlash,
  getRunsTheHandler,
  headLeftAlone,
  firstPartAlone,
  twoPartsAtMost,
  bodyWithinASecond,
  expectationFailed,
  expectationUnheard,
  lengthDemanded,
  asLongAsItSays,
  refusedAreCutOff,
  crmBeforeTheAnswer,
  workWithoutAnEnd,
  fiftyAtOnce,
  twentyConnections,
  fileReadChangedWritten,
  queueWithLittleRoom,
  createdUnheard,
  oldBodiesDropped,
  paymentsAlone,
  keepsDuplicates,
  looksFirstThenInserts,
  eventAndOrderAsIdentity,
  digestForEver,
  lastOneWins,
  createdStartsAnew,
  paidBeatsCanceled,
  answersBeforeItKeeps,
  schemaAfterTheAnswer,
  keptBeforeItIsChecked,
]
