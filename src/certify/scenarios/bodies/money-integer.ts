import { genuineBody } from '../../kinds/genuine-body.ts'

export const moneyInteger = genuineBody({
  id: 'money-integer',
  title: 'Money written as 50',
  why: 'Currencies without decimals are sent as whole numbers.',
  fixture: 'special/money-integer',
  mend: [
    'Take a whole number where you expect a decimal one: 50 is 50.0.',
    'In typed languages read money as decimal, not as the type of the first example.',
  ],
})
