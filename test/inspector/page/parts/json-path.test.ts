import { describe, expect, it } from 'vitest'
import { accessorOf, jsonPathOf } from '../../../../src/inspector/page/parts/json-path.ts'
import { keysOf, pointerOf } from '../../../../src/inspector/page/parts/json-pointer.ts'
import { anyText, manyTimes } from '../entry/chance.ts'

describe('a path', () => {
  it.each([
    [[], '', '$', 'body'],
    [['order'], '/order', '$.order', 'order'],
    [
      ['order', 'customer', 'email'],
      '/order/customer/email',
      '$.order.customer.email',
      'order.customer?.email',
    ],
    [
      ['order', 'products', 0, 'name'],
      '/order/products/0/name',
      '$.order.products[0].name',
      'order.products?.[0]?.name',
    ],
    [['a b', "it's", '"'], `/a b/it's/"`, `$['a b']['it\\'s']['"']`, `body["a b"]["it's"]?.["\\""]`],
    [['order', 'a/b~c'], '/order/a~1b~0c', "$.order['a/b~c']", 'order["a/b~c"]'],
    [[0], '/0', '$[0]', 'body[0]'],
    [['order', '0'], '/order/0', "$.order['0']", 'order["0"]'],
  ])('%j is written in three ways', (path, pointer, jsonPath, accessor) => {
    expect([pointerOf(path), jsonPathOf(path), accessorOf(path)]).toEqual([pointer, jsonPath, accessor])
  })

  it('is read from its pointer again', () => {
    manyTimes((by) => {
      const keys = Array.from({ length: by.below(5) }, () => anyText(by))
      expect(keysOf(pointerOf(keys))).toEqual(keys)
    })
  })

  it('as an accessor runs', () => {
    manyTimes((by) => {
      const key = `k${anyText(by)}`
      const body = { order: { [key]: { x: 7 } } }
      const read = new Function('body', 'order', `return ${accessorOf(['order', key, 'x'])}`)
      expect(read(body, body.order)).toBe(7)
    })
  })
})
