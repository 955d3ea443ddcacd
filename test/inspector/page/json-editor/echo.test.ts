import { expect, it } from 'vitest'
import { createEcho } from '../../../../src/inspector/page/parts/json-editor/echo.ts'

it('knows what comes back late while more is written', () => {
  const echo = createEcho('')
  echo.told('{')
  echo.told('{"')
  expect(echo.isEcho('{')).toBe(true)
  echo.told('{"a')
  // A text may be passed over.
  expect(echo.isEcho('{"a')).toBe(true)
})

it('knows a text of somebody else, an earlier one of its own too', () => {
  const echo = createEcho('first')
  echo.told('second')
  expect(echo.isEcho('second')).toBe(true)
  expect(echo.isEcho('first')).toBe(false)
  expect(echo.isEcho('first')).toBe(true)
  expect(echo.isEcho('third')).toBe(false)
})

it('keeps no more than a bounded number of texts', () => {
  const echo = createEcho('first')
  for (let n = 0; n < 1_000; n += 1) echo.told(String(n))
  expect(echo.isEcho('0')).toBe(false)
})
