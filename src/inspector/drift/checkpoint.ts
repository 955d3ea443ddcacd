/** Keeps a text over the end of a process. What is lost is only the time to learn it again. */
export interface Checkpoint {
  /** Undefined when nothing is kept. */
  read(): Promise<string | undefined>
  write(text: string): Promise<void>
}
