import { genuineBody } from '../../kinds/genuine-body.ts'

export const phoneNull = genuineBody({
  id: 'phone-null',
  title: 'A customer without a phone',
  why: 'The phone is null whenever the buyer gave none: the best known reason for which receivers lose their hook.',
  fixture: 'special/phone-null',
  mend: [
    'Take `customer.phone` as text or null, and make its column nullable.',
    'What your CRM needs and the order lacks is trouble for later: answer 2xx first.',
  ],
})
