/** What a change asks the machinery to do, as data. Jobs are stored in the same transaction as the events. */
import type { Prompt } from "./events.ts";
import type { PersonId } from "./people.ts";

/** A timer that has come due is handed to `decide`, which answers with no events if its time is over. */
export type Timer =
  | { readonly kind: "prompt"; readonly epoch: number; readonly prompt: Prompt }
  | { readonly kind: "takeOver"; readonly personId: PersonId }
  | { readonly kind: "stale" }
  | { readonly kind: "warnOfSending" }
  | { readonly kind: "sendReferat" }
  | { readonly kind: "callForApproval" };

/**
 * Bring the messages in a chat in line with the state: in the meeting's chat, or in private with `personId`.
 * `calm`: only what stands there already may have changed, so it need not be at once. `look`: people ask where it is, so
 * see that it stands (`check`), or let it stand below all else (`anew`). `dueAtMs`: what stands there will read otherwise
 * then, though nothing happens; in product time, at once where there is none.
 */
export interface RenderJob {
  readonly kind: "render";
  readonly meetingId: string;
  readonly personId?: PersonId;
  readonly calm?: true;
  readonly look?: "check" | "anew";
  readonly dueAtMs?: number;
}

export type Job =
  | RenderJob
  /** Ask Teams who is in the meeting, from member number `from` of the chat; `tries` counts those that got no answer. */
  | {
      readonly kind: "presence";
      readonly meetingId: string;
      readonly visit: number;
      readonly from?: number;
      readonly tries?: number;
    }
  | { readonly kind: "timer"; readonly meetingId: string; readonly timer: Timer; readonly dueAtMs: number }
  /** See that the eining it is held in the name of is there, and who of its people Teams has shown. */
  | { readonly kind: "eining"; readonly meetingId: string }
  /** Find the addresses that are missing, or guessed. */
  | { readonly kind: "addresses"; readonly meetingId: string; readonly attempt: number }
  | { readonly kind: "mail"; readonly meetingId: string; readonly personId: PersonId; readonly attempt: number }
  /** What was agreed on goes on in the stafettlogg. */
  | { readonly kind: "handOver"; readonly meetingId: string }
  | { readonly kind: "archive"; readonly meetingId: string; readonly edition: number; readonly attempt: number };
