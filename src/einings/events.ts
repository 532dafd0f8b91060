/**
 * Everything that can happen to an eining. The events are the audit trail: who changed what, and when. How they are stored
 * is said in `src/stored/einings/`.
 */
import type { EiningKind, Målform } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";
import type { DaysOff } from "./daysOff.ts";
import type { EiningPerson, Group, Standing } from "./people.ts";

/** What an eining is called, and how it is spoken to. */
export interface Facts {
  readonly name: string;
  /** In the municipality's own registers: an organisation number, as a rule. */
  readonly number?: string;
  readonly einingKind: EiningKind;
  readonly målform: Målform;
}

/** How an eining came to be: set up by those who may, or by the first meeting in its name. */
export const ORIGINS = ["administrator", "import", "meeting"] as const;
export type Origin = (typeof ORIGINS)[number];

export type EventBody =
  | { readonly type: "einingFounded"; readonly facts: Facts; readonly because: Origin }
  | { readonly type: "factsChanged"; readonly facts: Facts }
  | { readonly type: "personAdded"; readonly person: EiningPerson }
  | ({
      readonly type: "personChanged";
      readonly key: string;
      readonly name: string;
      readonly email?: string;
    } & Standing)
  /** A roster of the own tenant has shown their address. */
  | { readonly type: "personRecognised"; readonly key: string; readonly personId: PersonId }
  | { readonly type: "personLeft"; readonly key: string }
  | { readonly type: "groupSet"; readonly group: Group }
  | { readonly type: "groupDissolved"; readonly id: string }
  /** All of them, as they are from now on. */
  | { readonly type: "daysOffSet"; readonly daysOff: readonly DaysOff[] }
  | { readonly type: "topicKept"; readonly id: string; readonly text: string }
  | { readonly type: "topicTaken"; readonly id: string; readonly meetingId: string }
  | { readonly type: "topicDropped"; readonly id: string };

/** `by`: a person's id, `operator:<name of the user on the machine>` for an import, or `system`. */
export type EiningEvent = EventBody & {
  readonly by: PersonId;
  readonly atMs: number;
  /** Its name and address, or its words, have been taken out. */
  readonly erased?: true;
};
