/** The log of who read a referat. */
import type { PersonId } from "../../meeting/people.ts";

/** How a referat was read: its card in private, a form with its text, or an export by an operator. */
export type ReadWay = "card" | "dialog" | "export";

/** That somebody read a referat in an hour. No text of it. */
export interface Read {
  readonly stream: string;
  /** A person who stands in it, or `operator:<name of the user on the machine>`. */
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
}
