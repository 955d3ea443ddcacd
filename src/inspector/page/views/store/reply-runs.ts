/** `500*3,200` as the replies it stands for: `500,500,500,200`. What is no run of replies is left as it is written. */
export function expandRuns(text: string): string {
  return text
    .split(',')
    .map((word) => word.trim())
    .flatMap((word) => {
      const [, reply, times] = /^(\w+)\s*[*×]\s*(\d{1,4})$/.exec(word) ?? []
      return reply === undefined ? [word] : Array.from({ length: Number(times) }, () => reply)
    })
    .join(',')
}

const shortestRun = 4

/** Many like replies one after another in short: `500*10,200`. */
export function contractRuns(replies: readonly string[]): string {
  const runs: { reply: string; times: number }[] = []
  for (const reply of replies) {
    const last = runs.at(-1)
    if (last?.reply === reply) last.times += 1
    else runs.push({ reply, times: 1 })
  }
  return runs
    .flatMap(({ reply, times }) =>
      times >= shortestRun ? [`${reply}*${times}`] : Array.from({ length: times }, () => reply),
    )
    .join(',')
}
