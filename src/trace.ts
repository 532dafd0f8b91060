/**
 * What the work at hand belongs to, so that one thing people did can be followed from the activity to events, jobs and
 * calls to others. It goes along with the work by itself: everything in between has better things to carry.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash, randomUUID } from "node:crypto";

export interface Trace {
  /** The same for an activity that came in, the events it led to, the jobs they asked for, and what those sent. */
  readonly correlationId: string;
  /** `meeting/…`, where the work is about one. */
  readonly stream?: string;
  readonly jobId?: string;
}

interface Traced extends Trace {
  /** When the work was taken up, by the process's own clock. */
  readonly beganMs: number;
}

const traces = new AsyncLocalStorage<Traced | undefined>();

/** What `work` belongs to, besides what is known already; where there is no correlation id it gets one. */
export function tracing<T>(known: Partial<Trace>, work: () => T): T {
  const around = traces.getStore();
  const beganMs = around?.beganMs ?? performance.now();
  return traces.run({ ...around, ...known, correlationId: known.correlationId ?? correlationId(), beganMs }, work);
}

/** What goes on by itself belongs to nothing, though it was begun amid some work: what comes of a timer or a connection. */
export function untraced<T>(work: () => T): T {
  return traces.run(undefined, work);
}

/** What the work at hand belongs to, and for how long it has been under way, in milliseconds. */
export function traceOf(): (Trace & { readonly durationMs: number }) | undefined {
  const traced = traces.getStore();
  if (traced === undefined) return undefined;
  const { beganMs, ...trace } = traced;
  return { ...trace, durationMs: Math.round(performance.now() - beganMs) };
}

/** That of the work at hand; a new one where it has none. */
export function correlationId(): string {
  return traces.getStore()?.correlationId ?? randomUUID();
}

/** The same for an activity that is sent again. In the form of a UUID, which is what Microsoft's services want. */
export function correlationIdOf(inboundId: string | undefined): string {
  if (inboundId === undefined) return randomUUID();
  const hex = createHash("sha256").update(inboundId).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
