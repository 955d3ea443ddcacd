import { eventForm } from '../../kinds/event-form.ts'

export const orderShippedToday = eventForm('order_shipped', 'today')
