import { eventForm } from '../../kinds/event-form.ts'

export const orderCreated2014 = eventForm('order_created', '2014')
