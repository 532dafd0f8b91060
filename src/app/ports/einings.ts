/** What is known of einings without replaying them. */
import type { Facts } from "../../einings/events.ts";
import type { EiningPerson } from "../../einings/people.ts";
import type { PersonId } from "../../meeting/people.ts";

export interface EiningRow extends Facts {
  readonly einingId: string;
}

/** An eining, and who somebody is in it. */
export interface Membership {
  readonly eining: EiningRow;
  readonly person: EiningPerson;
}

export interface EiningPage {
  readonly rows: readonly EiningRow[];
  /** How many there are in all. */
  readonly count: number;
}

export interface EiningStore {
  find(einingId: string): Promise<EiningRow | undefined>;
  /** Those of this name, however it is written. */
  named(name: string): Promise<readonly EiningRow[]>;
  numbered(number: string): Promise<readonly EiningRow[]>;
  /** By name; with `search` only those whose name has it in it. */
  page(query: { readonly search: string; readonly skip: number; readonly limit: number }): Promise<EiningPage>;
  /** The einings of somebody whom Teams has shown, by name. */
  of(personId: PersonId): Promise<readonly Membership[]>;
  /** Where somebody stands under one of these addresses, and has not been recognised. */
  unrecognised(emails: readonly string[]): Promise<readonly { readonly einingId: string; readonly email: string }[]>;
  /** Everybody who stands under an id, an address or a name, in whatever case. */
  peopleCalled(query: string): Promise<readonly Membership[]>;
}
