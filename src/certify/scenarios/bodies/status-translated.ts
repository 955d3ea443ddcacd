import { genuineBody } from '../../kinds/genuine-body.ts'

export const statusTranslated = genuineBody({
  id: 'status-translated',
  title: 'A status in the language of the shop',
  why: '`status` is translated (`Pagado`), and bodies without `status_enum` exist.',
  fixture: 'special/status-translated-without-enum',
  mend: [
    'Never compare `status` with English words alone: read `status_enum`, else go by the event.',
    'Keep a status that you do not know as it is, and answer 2xx.',
  ],
})
