import { eventForm } from '../../kinds/event-form.ts'

export const orderShipped2014 = eventForm('order_shipped', '2014')
