interface Fault {
  title: string
  /** What the receiver meets. */
  meets: string
  /** What a right receiver does. */
  right: string
  /** How it answers what reaches it; `either` where its answer is not seen, or changes nothing. */
  wants: 'taken' | 'refused' | 'either'
}

/** Every way in which the store can be made to misbehave. */
export const faults = {
  duplicate: {
    title: 'Sent twice',
    meets: 'The same bytes, headers and stamp once more, as soon as the first request was answered 2xx',
    right: 'Answers 2xx and does its work once',
    wants: 'taken',
  },
  parallel_duplicate: {
    title: 'Sent twice at once',
    meets: 'Two equal requests at the same moment',
    right: 'Answers both 2xx and does its work once',
    wants: 'taken',
  },
  reorder: {
    title: 'Overtaken',
    meets:
      'A later event of the order before this one, which is held back until then, or for 10 minutes of the store’s clock',
    right: 'Keeps it, and does not let it overwrite the newer state',
    wants: 'taken',
  },
  tamper: {
    title: 'Changed after signing',
    meets: 'A body of which one byte, a digit where there is one, was changed after it was signed',
    right: 'Answers 401 and keeps nothing of it',
    wants: 'refused',
  },
  truncate: {
    title: 'Cut short',
    meets: 'Half of the body, with a Content-Length that says so and the signature of the whole',
    right: 'Answers 401 and keeps nothing of it',
    wants: 'refused',
  },
  break_off: {
    title: 'Broken off',
    meets: 'Half of the body under the Content-Length of the whole; then the connection breaks',
    right: 'Forgets it: the store comes again with the whole',
    wants: 'either',
  },
  re_stamp: {
    title: 'Stamped anew',
    meets: 'On a retry, Jumpseller-Triggered-At with the time of the retry; the stamp is not signed',
    right: 'Knows the delivery by its body, not by its stamp',
    wants: 'taken',
  },
  strip_headers: {
    title: 'Without headers',
    meets: 'No Jumpseller-… header: no event, no store, no signature',
    right: 'Answers 401 and keeps nothing of it',
    wants: 'refused',
  },
  other_token: {
    title: 'Another token',
    meets: 'A signature that another hooks token has made',
    right: 'Answers 401 and keeps nothing of it',
    wants: 'refused',
  },
  wrong_content_type: {
    title: 'Wrong content type',
    meets: 'Content-Type: application/x-www-form-urlencoded over the JSON body',
    right: 'Takes the raw bytes whatever they are called, since the signature is good',
    wants: 'taken',
  },
  slow_body: {
    title: 'Slow body',
    meets: 'The body in 20 pieces over a second',
    right: 'Waits for the whole and takes it',
    wants: 'taken',
  },
  drop_answer: {
    title: 'Answer lost',
    meets:
      'A request like any other, but its answer is lost on the way: the store counts a failure and comes again',
    right: 'Knows it again, answers 2xx and does its work once',
    wants: 'either',
  },
} as const satisfies Record<string, Fault>

export type FaultId = keyof typeof faults

export const faultIds = Object.keys(faults) as FaultId[]

export function isFaultId(value: unknown): value is FaultId {
  return typeof value === 'string' && Object.hasOwn(faults, value)
}
