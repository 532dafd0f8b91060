/** Everything that can be asked of an eining. */
import type { PersonId } from "../meeting/people.ts";
import type { DaysOff } from "./daysOff.ts";
import type { Facts, Origin } from "./events.ts";
import type { Identity, Standing } from "./people.ts";

export type CommandBody =
  /** Nothing happens where the eining is there already. */
  | { readonly type: "found"; readonly facts: Facts; readonly because: Origin; readonly leader?: Identity }
  | { readonly type: "describe"; readonly facts: Facts }
  /** One who is there already by address or id becomes as is said here. */
  | { readonly type: "addPerson"; readonly person: Identity & Standing }
  | ({ readonly type: "changePerson"; readonly key: string; readonly name: string; readonly email?: string } & Standing)
  | { readonly type: "removePerson"; readonly key: string }
  | { readonly type: "recognise"; readonly email: string; readonly personId: PersonId }
  /** Without an id: a new one, or the one of that name. */
  | { readonly type: "setGroup"; readonly id?: string; readonly name: string; readonly members: readonly string[] }
  | { readonly type: "dissolveGroup"; readonly id: string }
  | { readonly type: "setDaysOff"; readonly daysOff: readonly DaysOff[] }
  /** Words that look like names are asked about, as in a meeting. */
  | {
      readonly type: "keepTopic";
      readonly text: string;
      readonly confirmed?: boolean;
      readonly noChild?: readonly string[];
    }
  /** A meeting has it as its topic. */
  | { readonly type: "takeTopic"; readonly id: string; readonly meetingId: string }
  | { readonly type: "dropTopic"; readonly id: string };

export type Command = CommandBody & {
  readonly by: PersonId;
  /** `administrator`: named in the configuration, or at the machine itself. */
  readonly as: "administrator" | "member";
  /** How many events had happened when the form was drawn that it is sent from. */
  readonly drawnAt?: number;
};

export type CommandOf<T extends CommandBody["type"]> = Extract<Command, { readonly type: T }>;
