import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonTexts } from '../../../src/cli/save-as-test/json-texts.ts'
import { pseudonymise } from '../../../src/cli/save-as-test/pseudonymise.ts'
import { validateBody } from '../../../src/contract/index.ts'
import { type Fields, fieldsOf, parseJson } from '../../../src/receiver/index.ts'
import { fixtures } from '../../fixtures.ts'

const key = 'a key of the tests'
const changedText = (text: string, withKey = key) => pseudonymise(text, withKey).text
const bodyText = (order: object) => JSON.stringify({ order: { id: 7, status: 'Paid', ...order } })
const customerOf = (text: string) => JSON.parse(text).order.customer

const wordOf = (min: number) =>
  fc
    .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzáéñüøжλ'), { minLength: min, maxLength: 9 })
    .map((letters) => letters.join(''))
const word = wordOf(4)
const capital = word.map((text) => text.slice(0, 1).toUpperCase() + text.slice(1))
const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9]\\d{${length - 1}}$`))

/** Somebody, as an order speaks of them. */
const person = fc
  .record({
    name: capital,
    surname: capital,
    mailbox: fc.stringMatching(/^[a-z]{4,9}\.[a-z]{4,9}$/),
    phone: fc.tuple(digits(2), digits(9)).map(([prefix, number]) => `+${prefix} ${number}`),
    street: fc.tuple(capital, capital, digits(4)).map((parts) => parts.join(' ')),
    city: capital,
    postal: digits(7),
    taxid: fc.tuple(digits(8), fc.constantFrom('1', '7', 'K')).map(([number, check]) => `${number}-${check}`),
    ip: fc.ipV4(),
    note: fc.tuple(word, word, word).map((words) => words.join(' ')),
    latitude: digits(6).map((fraction) => Number(`-33.${fraction}`)),
  })
  .map((all) => ({ ...all, email: `${all.mailbox}@correo.cl`, fullname: `${all.name} ${all.surname}` }))

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never

function orderOf(who: Person): object {
  const { name, surname, fullname, email, phone, street, city, postal, taxid, ip, note, latitude } = who
  const address = { name, surname, address: street, city, municipality: city, postal, taxid, latitude }
  return {
    total: 399,
    additional_information: note,
    customer: { id: 12, email, phone, ip, fullname, unheard_of: { nick: name } },
    shipping_address: { ...address, country: 'Chile', country_code: 'CL' },
    billing_address: address,
    products: [{ id: 1, name: `Taza para ${name}`, price: 399, options: [{ gift_for: fullname }] }],
    additional_fields: [{ label: 'RUT', value: taxid }],
    tracking_url: `https://carrier.example/find?mail=${encodeURIComponent(email)}`,
    // Fields that no schema knows.
    seen: [`from ${ip}`, `call ${phone}!`, email.toUpperCase(), { [email]: true }],
    page: `https://shop.example/?who=${encodeURIComponent(fullname)}`,
  }
}

/** All that must not be found any more. */
function valuesOf(who: Person): string[] {
  const { name, surname, email, mailbox, phone, street, city, postal, taxid, ip, note } = who
  return [name, surname, email, mailbox, phone, street, city, postal, taxid, ip, note].concat(
    encodeURIComponent(name),
    encodeURIComponent(email),
  )
}

/** What the JSON text says, unescaped, and how it says it. */
const said = (text: string) => `${text}\n${JSON.stringify(JSON.parse(text))}`.toLowerCase()

/** As pieces: the body between what tells of people. */
function shapeOf(text: string): unknown {
  return JSON.parse(text, (_, value) => (typeof value === 'object' ? value : typeof value))
}

function verdictOf(text: string): unknown {
  const parsed = parseJson(Buffer.from(text))
  const valid = parsed.ok ? validateBody(parsed.value) : undefined
  return valid?.ok ? { ok: true, id: valid.body.order.id } : valid
}

describe('pseudonymise', () => {
  it('leaves no value of anybody anywhere', () => {
    fc.assert(
      fc.property(person, (who) => {
        const text = said(changedText(bodyText(orderOf(who))))
        expect(valuesOf(who).filter((value) => text.includes(value.toLowerCase()))).toEqual([])
        expect(text).not.toContain(String(who.latitude))
      }),
      { numRuns: 300 },
    )
  })

  it('gives the same value the same pseudonym, in every place and body', () => {
    fc.assert(
      fc.property(person, person, (who, other) => {
        const [one, two] = [orderOf(who), { ...orderOf(other), customer: { ...who, id: 12 } }].map((order) =>
          JSON.parse(changedText(bodyText(order))),
        )
        expect(two.order.customer.email).toBe(one.order.customer.email)
        expect(two.order.customer.fullname).toBe(one.order.customer.fullname)
        expect(one.order.shipping_address.address).toBe(one.order.billing_address.address)
        const { name, surname } = one.order.shipping_address
        expect(one.order.customer.fullname).toBe(`${name} ${surname}`)
        expect(one.order.products[0].name).toBe(`Taza para ${name}`)
      }),
      // Two people of one name, or one who is called as the other's pseudonym, are as good as impossible.
      { numRuns: 100 },
    )
  })

  it('keeps the shape of the body, and what a receiver makes of it', () => {
    fc.assert(
      fc.property(person, (who) => {
        const text = bodyText({ ...orderOf(who), seen: [who.phone] })
        const changed = changedText(text)
        expect(verdictOf(changed)).toEqual(verdictOf(text))
        expect(shapeOf(changed)).toEqual(shapeOf(text))
      }),
      { numRuns: 100 },
    )
  })

  it('changes nothing where nobody is spoken of, down to the byte', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (value, space) => {
        const text = JSON.stringify({ ids: JSON.parse(value), n: 1 }, null, space % 3)
        fc.pre(
          ![...jsonTexts(text, { top: '', enter: (_, name) => name })].some(({ place }) =>
            /\W|^$/.test(place),
          ),
        )
        fc.pre(!/mail|phone|name|address|ip|note|@|:\w*:|\.\d+\.\d/.test(text))
        expect(changedText(text)).toBe(text)
      }),
    )
  })

  it("takes nobody's own value for a pseudonym", () => {
    const of = (customer: object) => customerOf(changedText(bodyText({ customer })))
    const { fullname, phone } = of({ fullname: 'Amelia', phone: '417' })
    const another = of({ fullname: `Amelia ${fullname}`, phone: `417 ${phone}` })
    expect(JSON.stringify(another)).not.toContain(fullname)
    expect(another.phone).not.toContain(phone)
  })

  it('is another with another key', () => {
    const text = bodyText({ customer: { email: 'amelia@correo.cl', fullname: 'Amelia Duarte' } })
    expect(customerOf(changedText(text, 'one')).email).not.toBe(customerOf(changedText(text, 'two')).email)
  })

  it('edits at the place and leaves every other byte', () => {
    const text =
      '{ "order":{"id":7,\t"total":399.0,"ñ":"\\u00f1\\/ \\ud83d Amelia \\n", "customer":{"fullname":"Amelia"},"tax":1.50e+1}}'
    const [, name] = /"fullname":"(\w+)"/.exec(changedText(text)) ?? []
    expect(changedText(text)).toBe(text.replaceAll('Amelia', name ?? ''))
  })

  it('changes both of a key that occurs twice, and what is not where it should be', () => {
    const text =
      '{"order":{"customer":{"email":"amelia@correo.cl","email":"bruno@correo.cl"},"customer":"Carla Duarte"},"list":["amelia@correo.cl"]}'
    for (const each of ['amelia', 'bruno', 'carla', 'duarte', 'correo']) {
      expect(changedText(text).toLowerCase()).not.toContain(each)
    }
  })

  it('finds a name without its accents, and a number as a number', () => {
    const customer = { fullname: 'Inés Ñanco', phone: '+56 9 8765 4321' }
    const text = bodyText({ customer, seen: ['INES', 'nanco', 'In%C3%A9s'], call: 56987654321, count: 3 })
    const { order } = JSON.parse(changedText(text))
    expect(JSON.stringify(order).toLowerCase()).not.toMatch(/ines|inés|nanco|ñanco|c3%a9|56987654321/)
    expect(order).toMatchObject({ id: 7, count: 3, call: expect.any(Number) })
  })

  it('finds a name in letters whose case is their own', () => {
    const text = bodyText({
      customer: { fullname: "İnci O'Brien 李小龙" },
      seen: ['İNCİ', 'İnci', "o'brien", '李小龙!'],
    })
    expect(changedText(text)).not.toMatch(/İnci|O'Brien|李|brien/i)
  })

  it('takes no time for a time, and nothing for an IP that is none', () => {
    const text = bodyText({ customer: { fullname: 'Amelia' }, at: '2026-02-10 13:41:02 UTC', v: '1.2.3.400' })
    expect(JSON.parse(changedText(text)).order).toMatchObject({
      at: '2026-02-10 13:41:02 UTC',
      v: '1.2.3.400',
    })
  })

  it('is soon done with what is long or deep', () => {
    const long = bodyText({ customer: { fullname: 'a'.repeat(500_000) }, x: '9'.repeat(200_000) })
    const deep = `{"order":${'{"a":'.repeat(80_000)}"amelia@correo.cl"${'}'.repeat(80_000)}}`
    expect(changedText(long)).not.toContain('aaa')
    expect(changedText(deep)).not.toContain('amelia')
  })

  const jsonFixtures = fixtures().filter(({ body }) => parseJson(body).ok)
  it.each(jsonFixtures.map(({ group, name, body }) => [`${group}/${name}`, body.toString('utf8')]))(
    'takes %s: what it tells of nobody stays, and so does the verdict',
    (_, text) => {
      const changed = changedText(text)
      expect(verdictOf(changed)).toEqual(verdictOf(text))
      const [before, after] = [text, changed].map(fieldsIn)
      expect(after === undefined).toBe(before === undefined)
      if (!before || !after) return
      expect({ ...after, ...ofPeople(before) }).toEqual(before)
      for (const each of [before.customerEmail, before.customerName, before.billingAddress?.street]) {
        if (each) expect(changed).not.toContain(each)
      }
    },
  )
})

function fieldsIn(text: string): Fields | undefined {
  const valid = validateBody(JSON.parse(text))
  return valid.ok ? fieldsOf(valid.body.order) : undefined
}

function ofPeople(fields: Fields) {
  const { customerEmail, customerPhone, customerName, shippingAddress, billingAddress } = fields
  return { customerEmail, customerPhone, customerName, shippingAddress, billingAddress }
}
