export { StateDamaged } from './adapters/change-log.ts'
export { FolderLocked } from './adapters/folder-lock.ts'
export { createHttpSender } from './adapters/http-sender.ts'
export { createMemoryState } from './adapters/memory-state.ts'
export { createOutboxMailer } from './adapters/outbox-mailer.ts'
export { createSmtpMailer } from './adapters/smtp-mailer.ts'
export { openStoreState } from './adapters/store-state.ts'
export { createStore } from './create-store.ts'
export type { Deliveries, DeliveryChoice } from './deliveries.ts'
export {
  type Attempt,
  type AttemptAnswer,
  type AttemptEnd,
  type AttemptOutcome,
  attemptOutcomes,
  type FailureClass,
} from './domain/attempt.ts'
export {
  type ClockSpeed,
  fastestFactor,
  isSpeed,
  type Speed,
} from './domain/clock-setting.ts'
export type { Delivery, DeliveryState } from './domain/delivery.ts'
export { type FaultRule, type FaultsSetting, readFaultRules } from './domain/fault-rule.ts'
export { type FaultId, faultIds, faults } from './domain/faults.ts'
export type { HookRecord, HookState } from './domain/hook.ts'
export type { Mail, MailState, OutboxMail } from './domain/mail.ts'
export type { OrderState, OrderStep } from './domain/order-life.ts'
export type { OrderRecord } from './domain/order-record.ts'
export type { RaisedEvent } from './domain/raised-event.ts'
export { type Refusal, type RefusalCode, type Result, refusals, sayRefusal } from './domain/refusals.ts'
export {
  type RetryAnchor,
  type RetryProfile,
  type RetryProfileName,
  retryProfiles,
  timetable,
} from './domain/retry-profile.ts'
export type { NewOrder } from './draw-order.ts'
export type { Hooks, NewHook } from './hooks.ts'
export type {
  AttemptView,
  ClockView,
  DeliveryView,
  FaultsView,
  HookView,
  LiveEvent,
  LiveEvents,
  MailView,
  OrderSummaryView,
  OrderWithJsonView,
  PlannedAttemptView,
  RaisedView,
  StoreView,
  WholeDeliveryView,
} from './http/kit/views.ts'
export type { Orders } from './orders.ts'
export type { Outbox } from './outbox.ts'
export type { Mailer, Sender, SendRequest, StoreLogger, StoreState } from './ports.ts'
export type { Raised } from './raise.ts'
export type { AttemptReport, DeliveryEndReport, DeliveryReport, HookEndReport, Reports } from './reports.ts'
export { defaultIdentity, type StoreIdentity, type StoreOptions } from './settings.ts'
export type { Store } from './store.ts'
export type { StoreTime } from './time-control.ts'
