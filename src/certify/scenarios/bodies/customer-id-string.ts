import { genuineBody } from '../../kinds/genuine-body.ts'

export const customerIdString = genuineBody({
  id: 'customer-id-string',
  title: 'A customer id that is text',
  why: 'Live shops send 123, the documentation shows `"123"`.',
  fixture: 'special/customer-id-string',
  mend: [
    'Take `customer.id` as text, number or null, and turn it into text yourself.',
    'Do the same with the ids of variants and additional fields.',
  ],
})
