import { genuineBody } from '../../kinds/genuine-body.ts'

export const fiveHundredLines = genuineBody({
  id: 'five-hundred-lines',
  title: 'An order of 500 lines',
  why: 'Wholesale orders are long: 43 kB here, and some frameworks stop at less.',
  fixture: 'special/five-hundred-lines',
  mend: [
    'Raise the limit for bodies to 1 MB or more, in the framework and in the proxy before it.',
    'Write the lines in one statement, or after the answer.',
  ],
})
