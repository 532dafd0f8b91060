/** The log of who read what: referats, entries of the stafettlogg, figures of einings. */
import type { PersonId } from "../../meeting/people.ts";

/** How it was read: its card in private, a form with its text, or as a file, be it sent to them or exported by an operator. */
export type ReadWay = "card" | "dialog" | "export";

/** That somebody read it in an hour. No text of it. */
export interface Read {
  readonly stream: string;
  /** Who read it, or `operator:<name of the user on the machine>`. */
  readonly personId: PersonId;
  readonly way: ReadWay;
  /** 0 while the referat was a draft. */
  readonly edition: number;
  /** When the hour began. */
  readonly hourMs: number;
}

export interface ReadLedger {
  /** The same again is kept once. */
  note(...reads: readonly Read[]): Promise<void>;
  /** Oldest first. */
  of(stream: string): Promise<readonly Read[]>;
  /** All that somebody read, oldest first. */
  by(personId: PersonId): Promise<readonly Read[]>;
}
