import { genuineBody } from '../../kinds/genuine-body.ts'

export const customerIdNumber = genuineBody({
  id: 'customer-id-number',
  title: 'A customer id that is a number',
  why: 'The documentation shows `"123"`, live shops send 123.',
  fixture: 'special/customer-id-number',
  mend: [
    'Take `customer.id` as text, number or null, and turn it into text yourself.',
    'Do the same with the ids of variants and additional fields.',
  ],
})
