import type { RefusalReason } from '../../../../../receiver/domain/verdict.ts'

const steps: Record<RefusalReason, string> = {
  signature_missing:
    'The sender did not sign. In the store, check that the hook was registered after the hooks token was made; a request made by hand is signed by npm run kit -- trigger.',
  signature_malformed:
    'Something was sent as the signature that cannot be one, such as hex in place of Base64, or a token: below is what was expected.',
  signature_wrong:
    'The token here is not the one it was signed with, or the bytes were changed on the way. Check JUMPSELLER_HOOKS_TOKEN; a mistake that is known is named below.',
  unsigned_not_json: 'Set JUMPSELLER_HOOKS_TOKEN, so that genuine requests are known by their signature.',
  rejected_as_invalid: 'Leave ON_INVALID at quarantine to keep such requests and answer them 2xx.',
  body_too_large: 'Raise BODY_LIMIT if bodies of this size are to be expected.',
  body_incomplete: 'The sender or a proxy hung up half-way. The store tries again by its retry profile.',
  raw_body_gone:
    'Mount the receiver in front of express.json(): the signature is made over the bytes as they came.',
  method_not_allowed: 'Hooks are posted: check what asked for this address.',
  storage_failed: "See the receiver's log and /readyz for what the storage needs; the store tries again.",
  stopping: 'The receiver was stopping; the store tries again by its retry profile.',
}

/** What to do about a request that was refused. */
export function nextStep(reason: RefusalReason): string {
  return steps[reason]
}
