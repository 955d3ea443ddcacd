import { request } from 'undici'

/** Of the receiver that takes most, in MB. */
export interface Memory {
  resident: number
  heap: number
}

const series = { resident: 'process_resident_memory_bytes', heap: 'nodejs_heap_size_used_bytes' } as const

/** What the receivers tell of themselves at /metrics. */
export async function memoryOf(urls: readonly string[]): Promise<Memory> {
  const texts = await Promise.all(urls.map(async (url) => (await request(`${url}/metrics`)).body.text()))
  const most = (name: string) => Math.max(...texts.map((text) => megabytes(text, name)))
  return { resident: most(series.resident), heap: most(series.heap) }
}

function megabytes(text: string, name: string): number {
  const [, bytes] = new RegExp(`^${name} (\\S+)$`, 'm').exec(text) ?? []
  if (bytes === undefined) throw new Error(`/metrics tells no ${name}`)
  return Math.round(Number(bytes) / 10 ** 6)
}
