/** What can be asked of what somebody is reminded of. `by` is who asks; it has been authenticated. */
import type { Identity } from "../einings/people.ts";
import type { Målform } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";
import type { FollowerAnswer, Item, TiltakRef } from "./events.ts";

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
  /** `over`: what there is nothing more to say of. */
  | { readonly type: "giveDigest"; readonly on: string; readonly over: readonly TiltakRef[] }
  | {
      readonly type: "noteMailed";
      readonly number: number;
      readonly calendar: readonly (TiltakRef & { readonly evaluateBy: string | null })[];
    }
  | ({ readonly type: "answer"; readonly answer: FollowerAnswer } & TiltakRef)
  | { readonly type: "snooze"; readonly days: number }
  | { readonly type: "turnOff" }
  | { readonly type: "turnOn" };

export type Command = CommandBody & { readonly by: PersonId };
