import type { Told } from './feed.ts'

/** A notification as the migrations write it: who, up to which number, and which changed. */
export function toldOf(payload: string): Told & { by: string } {
  const [by = '', upTo, changed = ''] = payload.split(' ')
  return { by, upTo: Number(upTo) || 0, changed: changed === '' ? [] : changed.split(',').map(Number) }
}
