/** What can be asked of what somebody is reminded of. `by` is who asks; it has been authenticated. */
import type { Identity } from "../einings/people.ts";
import type { Målform } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";
import type { FollowerAnswer, Item, TiltakRef, ToldTiltak } from "./events.ts";

/** One of those that they are reminded of, as it is now. */
export interface KnownTiltak extends ToldTiltak, Pick<Item, "step" | "about"> {
  /** The reminder still is what they are to know of; else there is nothing more to say of it. */
  readonly stands: boolean;
}

export type CommandBody =
  /** `digestAtMs`: the first moment at which their eining is open. */
  | {
      readonly type: "remind";
      readonly person: Identity;
      readonly målform: Målform;
      readonly item: Item;
      readonly digestAtMs: number;
    }
  /** On which day the tiltak is to be evaluated now; absent where it is on none. */
  | ({ readonly type: "follow"; readonly evaluateBy?: string; readonly digestAtMs: number } & TiltakRef)
  | { readonly type: "giveDigest"; readonly on: string; readonly known: readonly KnownTiltak[] }
  /** It was posted, and nobody answered; or it could not be posted, or mailed, before school was out. */
  | { readonly type: "doubtDigest"; readonly number: number }
  | { readonly type: "noteMailed"; readonly number: number }
  | ({ readonly type: "answer"; readonly answer: FollowerAnswer } & TiltakRef)
  | { readonly type: "snooze"; readonly days: number }
  | { readonly type: "turnOff" }
  | { readonly type: "turnOn" };

export type Command = CommandBody & { readonly by: PersonId };
