import { genuineBody } from '../../kinds/genuine-body.ts'

export const customerIdString = genuineBody({
  id: 'customer-id-string',
  title: 'A customer id that is text',
  why: 'Seen both ways, whatever else the customer has: here it is one of a live shop, with an id as documented.',
  fixture: 'order_paid/today',
  change: [
    '"customer":{"id":"123"',
    '"customer":{"id":"7719034","phone_prefix":null,"fullname":"Amelia Duarte"',
  ],
  mend: [
    'Take `customer.id` as text, number or null, and turn it into text yourself.',
    'Do not infer it from other fields: test the value itself.',
  ],
})
