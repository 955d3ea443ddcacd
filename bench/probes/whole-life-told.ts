/** What the whole life of many failing deliveries came to. */
export interface WholeLife {
  attempts: number
  hooksEnded: number
  mails: number
  wallSeconds: number
  virtualDays: number
  peakMiB: number
}
