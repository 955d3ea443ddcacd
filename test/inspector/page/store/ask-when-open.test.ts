import { signal } from '@preact/signals'
import { expect, it, vi } from 'vitest'
import { askWhenOpen } from '../../../../src/inspector/page/views/store/ask-when-open.ts'

it.each([true, false])('asks once at once, the feed being open: %s, and again when it opens', (isOpenNow) => {
  const isOpen = signal(isOpenNow)
  const ask = vi.fn()
  const stop = askWhenOpen(isOpen, ask)
  expect(ask).toHaveBeenCalledTimes(1)
  isOpen.value = false
  expect(ask).toHaveBeenCalledTimes(1)
  isOpen.value = true
  expect(ask).toHaveBeenCalledTimes(2)
  stop()
  isOpen.value = false
  isOpen.value = true
  expect(ask).toHaveBeenCalledTimes(2)
})
