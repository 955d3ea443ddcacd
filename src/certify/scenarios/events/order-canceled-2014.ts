import { eventForm } from '../../kinds/event-form.ts'

export const orderCanceled2014 = eventForm('order_canceled', '2014')
