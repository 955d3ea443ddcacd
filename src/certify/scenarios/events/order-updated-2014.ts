import { eventForm } from '../../kinds/event-form.ts'

export const orderUpdated2014 = eventForm('order_updated', '2014')
