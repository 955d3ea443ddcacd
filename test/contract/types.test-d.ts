import { assertType, describe, expectTypeOf, it } from 'vitest'
import {
  type Address,
  type Customer,
  type EventName,
  eventOfWireName,
  type Order,
  type OrderBody,
  type OrderProduct,
  type SignatureVerdict,
  sign,
  type ValidationResult,
  validateBody,
  verify,
  type WireEventName,
  wireNameOf,
} from '../../src/contract/index.ts'

describe('what must fit', () => {
  it('the sample of 2014', () => {
    const address = {
      name: 'A',
      surname: 'D',
      address: 'S 1',
      city: 'C',
      postal: '1',
      country: 'CL',
      region: 'RM',
    }
    assertType<OrderBody>({
      order: {
        id: 1026,
        created_at: '2014-03-01T01:43:16+00:00',
        status: 'Pending Payment',
        currency: 'USD',
        subtotal: 399.0,
        tax: 0.0,
        shipping: 50.0,
        discount: 79.8,
        total: 369.2,
        payment_method_name: 'Cash Collection',
        shipping_method_name: 'Flat Rate',
        payment_information: 'Pay at your door step',
        additional_information: 'Leave at reception if not home.',
        customer: { email: 'test@gmail.com', phone: '123' },
        shipping_address: address,
        billing_address: address,
        products: [{ sku: 'S', name: 'N', qty: 1, price: 399.0, discount: 79.8, weight: 2.5 }],
      },
    })
  })

  it("today's order, with its nulls and mixed types", () => {
    assertType<Order>({
      id: 2051,
      status: 'Pagado',
      status_enum: 'paid',
      completed_at: null,
      source: { source_name: 'Search', referral_code: null },
      tax: null,
      coupons: null,
      promotions: [{ id: 1, name: 'Winter', code: null }],
      customer: { id: '123', phone: null, fullname: 'Amelia Duarte' },
      shipping_branch: { id: null, name: null },
      shipping_address: { street_number: 418, latitude: null },
      pickup_address: null,
      products: [{ id: 1, variant_id: null, taxes: [], stock_locations: [{ location_id: 1, stock: 2 }] }],
      same_day_delivery: false,
    })
    assertType<Customer>({ id: 123 })
    assertType<Address>({ street_number: '418-B' })
  })

  it('an order of id and status only, and one with a field that nobody knows', () => {
    assertType<Order>({ id: 1, status: 'Paid' })
    assertType<Order>({ id: 1, status: 'Paid', loyalty_points: 12 })
  })
})

describe('what must not fit', () => {
  it('an order without id, or without status', () => {
    // @ts-expect-error: id is missing
    assertType<Order>({ status: 'Paid' })
    // @ts-expect-error: status is missing
    assertType<Order>({ id: 1 })
  })

  it('values of other types', () => {
    // @ts-expect-error: money is a number
    assertType<Order>({ id: 1, status: 'Paid', total: '369.2' })
    // @ts-expect-error: an order's id is a number
    assertType<Order>({ id: '1026', status: 'Paid' })
    // @ts-expect-error: a status is never null
    assertType<Order>({ id: 1, status: null })
    // @ts-expect-error: an absent field is left out, not undefined
    assertType<Order>({ id: 1, status: 'Paid', total: undefined })
    // @ts-expect-error: a quantity is a number
    assertType<OrderProduct>({ qty: '1' })
    // @ts-expect-error: a customer's id is no boolean
    assertType<Customer>({ id: true })
    // @ts-expect-error: the lines are a list
    assertType<Order>({ id: 1, status: 'Paid', products: {} })
  })

  it('a body that is not wrapped', () => {
    // @ts-expect-error: order is missing
    assertType<OrderBody>({ id: 1, status: 'Paid' })
  })

  it('names that are no event', () => {
    // @ts-expect-error: one l
    assertType<EventName>('order_cancelled')
    // @ts-expect-error: the kit's name is order_created
    assertType<EventName>('order_pending_payment')
    // @ts-expect-error: order_created is never on the wire
    assertType<WireEventName>('order_created')
    // @ts-expect-error: a name is not any text
    wireNameOf('Order Paid')
  })

  it('values used before they are checked', () => {
    const order = { id: 1, status: 'Paid' } as Order
    // @ts-expect-error: the customer may be absent or null
    assertType<string | null | undefined>(order.customer.email)
    // @ts-expect-error: the total may be absent or null
    assertType<number>(order.total)
    // @ts-expect-error: a body is there only when the result is ok
    assertType<OrderBody>(validateBody({}).body)
    // @ts-expect-error: verify takes a list of tokens
    verify(new Uint8Array(), undefined, 'token')
    // @ts-expect-error: bytes are signed, never text
    sign('{}', 'token')
  })
})

describe('what the contract answers', () => {
  it('events', () => {
    expectTypeOf(eventOfWireName).returns.toEqualTypeOf<EventName | undefined>()
    expectTypeOf(wireNameOf).returns.toEqualTypeOf<WireEventName>()
  })

  it('unions that ok tells apart', () => {
    const result = {} as ValidationResult
    if (result.ok) expectTypeOf(result.body).toEqualTypeOf<OrderBody>()
    else expectTypeOf(result.errors).toEqualTypeOf<{ path: string; message: string }[]>()
    const verdict = {} as SignatureVerdict
    if (verdict.ok) expectTypeOf(verdict.tokenIndex).toEqualTypeOf<number>()
    else
      expectTypeOf(verdict.reason).toEqualTypeOf<
        'signature_missing' | 'signature_malformed' | 'signature_wrong'
      >()
  })

  it('types that are not any', () => {
    expectTypeOf<Order>().not.toBeAny()
    expectTypeOf<null | string | unknown[]>().toExtend<Order['coupons']>()
    expectTypeOf<Order['customer']>().toEqualTypeOf<Customer | null | undefined>()
    expectTypeOf<Customer['id']>().toEqualTypeOf<number | string | null | undefined>()
    expectTypeOf<OrderProduct['variant_id']>().toEqualTypeOf<number | null | undefined>()
  })
})
