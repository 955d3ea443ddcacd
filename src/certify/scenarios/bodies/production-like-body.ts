import { genuineBody } from '../../kinds/genuine-body.ts'

export const productionLikeBody = genuineBody({
  id: 'production-like-body',
  title: 'A body as live shops send it',
  why: 'Live bodies differ from the documentation: pesos without decimals, many nulls, the status in Spanish, fields that it does not show.',
  fixture: 'order_paid/production',
  mend: [
    'Read `status_enum` where it is there, and take every field but id and status as one that may be null or missing.',
    'Try your code on fixtures/order_paid/production.body.json.',
  ],
})
