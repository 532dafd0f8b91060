/** What a change asks the machinery to do, as data. Jobs are stored in the same transaction as the events. */
import type { Prompt } from "./events.ts";
import type { PersonId } from "./people.ts";

/** A timer that has come due is handed to `decide`, which answers with no events if its time is over. */
export type Timer =
  | { readonly kind: "prompt"; readonly epoch: number; readonly prompt: Prompt }
  | { readonly kind: "takeOver"; readonly personId: PersonId }
  | { readonly kind: "stale" }
  | { readonly kind: "warnOfSending" }
  | { readonly kind: "sendReferat" };

export type Job =
  /** Bring the messages in Teams in line with the state. */
  /** `calm`: only what stands there already may have changed, so once a second is enough. */
  | { readonly kind: "render"; readonly meetingId: string; readonly calm?: true }
  | { readonly kind: "timer"; readonly meetingId: string; readonly timer: Timer; readonly dueAtMs: number }
  | { readonly kind: "mail"; readonly meetingId: string; readonly personId: PersonId; readonly attempt: number }
  | { readonly kind: "archive"; readonly meetingId: string; readonly edition: number; readonly attempt: number };
