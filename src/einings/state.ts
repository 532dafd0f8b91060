/** An eining as it is, by what has happened to it. */
import { Refused } from "../errors.ts";
import type { PersonId } from "../meeting/people.ts";
import type { DaysOff } from "./daysOff.ts";
import type { Facts } from "./events.ts";
import type { EiningPerson, Group } from "./people.ts";

/** What an eining keeps to take up in a meeting. */
export interface Topic {
  readonly id: string;
  /** Empty for one that was taken so long ago that its words are gone. */
  readonly text: string;
  readonly keptAtMs: number;
  /** The meeting that it was the topic of, since when. */
  readonly taken?: { readonly meetingId: string; readonly atMs: number };
}

export interface Eining extends Facts {
  readonly status: "known";
  readonly people: readonly EiningPerson[];
  /** Those who were recognised in it, and are in it no more. */
  readonly former: readonly PersonId[];
  readonly groups: readonly Group[];
  readonly daysOff: readonly DaysOff[];
  readonly topics: readonly Topic[];
  /** After how many events the days off were set last. */
  readonly daysOffSince: number;
  /** How many people, groups and topics there have ever been: keys are made of them. */
  readonly peopleEver: number;
  readonly groupsEver: number;
  readonly topicsEver: number;
  /** How many events. */
  readonly happened: number;
}

export type EiningState = { readonly status: "none" } | Eining;

export const noEining: EiningState = { status: "none" };

/** Throws Refused where nobody has founded it. */
export function known(state: EiningState): Eining {
  if (state.status === "none") throw new Refused("einingUnknown");
  return state;
}

/** Throws Refused where nobody in the eining has this key. */
export function personAt({ people }: Eining, key: string): EiningPerson {
  const person = people.find((one) => one.key === key);
  if (person === undefined) throw new Refused("personUnknown");
  return person;
}
