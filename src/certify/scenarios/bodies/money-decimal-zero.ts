import { genuineBody } from '../../kinds/genuine-body.ts'

export const moneyDecimalZero = genuineBody({
  id: 'money-decimal-zero',
  title: 'Money written as 399.0',
  why: 'The same amount comes as 399.0, 399 or 399.00, by currency and version.',
  fixture: 'special/money-decimal-zero',
  mend: [
    'Take money as a decimal number, however it is written.',
    'Check the signature over the raw bytes: 399.0 parsed and written again is 399, and no longer what was signed.',
  ],
})
