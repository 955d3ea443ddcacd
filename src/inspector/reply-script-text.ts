/** What a scripted receiver does with a request: answers with a status, or stays silent. */
export type Reply = number | 'timeout'

/** `500,500,timeout,200`; `ok` is 200. Undefined when it is not of that form. */
export function readReplyScript(text: string): readonly [Reply, ...Reply[]] | undefined {
  const replies = text.split(',').map((word) => readReply(word.trim()))
  const [first, ...rest] = replies.filter((reply) => reply !== undefined)
  return first === undefined || rest.length + 1 < replies.length ? undefined : [first, ...rest]
}

function readReply(word: string): Reply | undefined {
  if (word === 'timeout') return 'timeout'
  if (word === 'ok') return 200
  return /^[2-5]\d\d$/.test(word) ? Number(word) : undefined
}
