/** A queue handler whose jobs end when the test says so. */
import type { QueuedJob } from "../../src/app/ports/jobs.ts";

export interface Begun {
  readonly job: QueuedJob;
  /** Ends the job: well, or with the error. */
  readonly end: (error?: Error) => void;
}

export function handler(): { readonly handle: (job: QueuedJob) => Promise<void>; next(): Promise<Begun> } {
  const begun: Begun[] = [];
  let tell = () => {};
  return {
    handle: (job) =>
      new Promise((resolve, reject) => {
        begun.push({ job, end: (error) => (error === undefined ? resolve() : reject(error)) });
        tell();
      }),
    /** The next job that begins. */
    async next() {
      for (;;) {
        const first = begun.shift();
        if (first !== undefined) return first;
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
    },
  };
}
