import { eventForm } from '../../kinds/event-form.ts'

export const orderUpdatedToday = eventForm('order_updated', 'today')
