import { eventForm } from '../../kinds/event-form.ts'

export const orderCanceledToday = eventForm('order_canceled', 'today')
