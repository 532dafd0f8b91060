/** Who takes part (DOMAIN §2). */
import type { ConfirmedOutside } from "./addresses.ts";

/** `aadObjectId`; for Teams guests without one their `29:…` id; for people without the app `utan-app:<n>`. */
export type PersonId = string;

/** Actor of events that the clock caused. */
export const SYSTEM: PersonId = "system";

/** Where a participant comes from. `eining` means employed by the school or kindergarten that owns the meeting. */
export const TENESTER = [
  "eining",
  "ppt",
  "helsestasjon",
  "skulehelseteneste",
  "barnevern",
  "lagterskel",
  "eigar",
  "bup",
  "nav",
  "politi",
  "frivillig",
  "kultur",
  "idrett",
  "anna",
] as const;
export type Teneste = (typeof TENESTER)[number];

export interface Participant {
  readonly id: PersonId;
  readonly name: string;
  readonly teneste: Teneste;
  /** False for someone in the room, on the phone or visiting: leader or secretary writes for them. */
  readonly hasApp: boolean;
  readonly present: boolean;
  /** Id in Teams' own form (`29:…`), needed for mentions and card refresh. */
  readonly teamsId?: string;
  readonly email?: string;
  /** The address is the person's user name, which may not be a mailbox. */
  readonly emailGuessed?: true;
  /** The address is outside the meeting's domains, and who confirmed it. */
  readonly outside?: ConfirmedOutside;
  /** Of another organisation, as Teams tells it. */
  readonly guest?: true;
}

/** Evaluation and leading are for the unit's own people (DOMAIN §3 step 10). */
export function isEmployee(person: Participant): boolean {
  return person.teneste === "eining";
}
