/** What is to be done later, and the queue of it. */

/** Something to be done for a stream, and how the queue is to treat it. It goes with the stream. */
export interface QueuedJob {
  readonly stream: string;
  readonly kind: string;
  /** What is to be done, as the stream's kind of aggregate stores it. No names or texts. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Jobs of one lane run one at a time, those of different lanes side by side. */
  readonly lane: string;
  /** Jobs with the same key are one job while they wait. */
  readonly key: string;
  /** A higher one goes first. */
  readonly priority: number;
  /** How often it is tried again. */
  readonly retries: number;
  /** That of the change that asked for it. */
  readonly correlationId?: string;
  /** In product time; at once where there is none. */
  readonly dueAtMs?: number;
  /** It may wait a little after the last one of its lane. */
  readonly isCalm?: true;
}

export interface JobSender<Job = QueuedJob> {
  /** Stores jobs outside a change (for example after a send that must be tried again), due at product time. */
  send(jobs: readonly Job[], dueAtMs?: number): Promise<void>;
  /** The same, due after so many milliseconds of real time. */
  sendIn(jobs: readonly Job[], waitMs: number): Promise<void>;
}

export interface JobQueue extends JobSender {
  /**
   * Starts working: each job is handled at least once, one at a time in a lane; a throw means again later. The signal says
   * that the job has had its time, or that work stops: calls that it waits for must end then.
   */
  start(handle: (job: QueuedJob, signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Waits a little for running jobs, ends what they wait for, then stops. */
  stop(): Promise<void>;
}
