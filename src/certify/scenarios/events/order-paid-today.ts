import { eventForm } from '../../kinds/event-form.ts'

export const orderPaidToday = eventForm('order_paid', 'today')
