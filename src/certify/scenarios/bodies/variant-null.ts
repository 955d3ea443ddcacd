import { genuineBody } from '../../kinds/genuine-body.ts'

export const variantNull = genuineBody({
  id: 'variant-null',
  title: 'A line without a variant',
  why: 'Products without variants have `variant_id: null`.',
  fixture: 'special/variant-null',
  mend: [
    'Take `variant_id` as number or null; 0 has been seen too.',
    'Look products up by their `id`, and variants only where there is one.',
  ],
})
