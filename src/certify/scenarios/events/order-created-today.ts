import { eventForm } from '../../kinds/event-form.ts'

export const orderCreatedToday = eventForm('order_created', 'today')
