import { genuineBody } from '../../kinds/genuine-body.ts'

export const unknownFields = genuineBody({
  id: 'unknown-fields',
  title: 'Fields that nobody has seen before',
  why: 'The vendor adds fields without notice; a strict parser then refuses every delivery.',
  fixture: 'special/unknown-field',
  mend: [
    'Ignore what you do not know: no `additionalProperties: false`, no strict or sealed model, no fixed list of columns.',
    'Keep the raw bytes beside what you parse, and nothing is lost meanwhile.',
  ],
})
