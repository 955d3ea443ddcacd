import { eventForm } from '../../kinds/event-form.ts'

export const orderPaid2014 = eventForm('order_paid', '2014')
