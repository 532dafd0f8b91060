/** What the archive needs to know of a referat or an entry of the stafettlogg, as plain data. */

/** Noark's internal documents: X without follow-up, N with. A referat is never incoming or outgoing post. */
export const JOURNALPOST_TYPES = ["X", "N"] as const;
export type JournalpostType = (typeof JOURNALPOST_TYPES)[number];

/** What the municipality has decided for all its referats. */
export interface ArchiveSettings {
  readonly journalpostType: JournalpostType;
  /** Keeps the document out of the public's sight. */
  readonly shielding?: Shielding;
  /** The case «BTI-møte» in the archive, where it has a number of its own. */
  readonly caseNumber?: CaseNumber;
}

export interface Shielding {
  /** The archive's own code for the restriction (Noark M500 tilgangsrestriksjon), for example `13`. */
  readonly code: string;
  readonly legalGround: string;
}

export interface CaseNumber {
  readonly year: number;
  readonly sequence: number;
}

export interface ArchiveInput {
  /** What it is of, among what is stored. */
  readonly stream: string;
  /** By which the archive knows it: never that of another. */
  readonly id: string;
  /** What its files are called; a referat where nothing is said. */
  readonly document?: "referat" | "stafettlogg";
  /** 1 is what was sent first; each correction, or later state of an entry, is one more. */
  readonly edition: number;
  /** The edition that this one corrects, where that one was delivered to the archive. */
  readonly corrects?: number;
  readonly title: string;
  /** Stands in the public journal, so it says nothing that shielding is to hide. */
  readonly publicTitle: string;
  /** Day of the meeting in Oslo, `YYYY-MM-DD`. */
  readonly date: string;
  readonly eining: string;
  readonly leaderName: string;
  /** When this edition was sent; the same at every delivery of it. */
  readonly sentAtMs: number;
  /** PDF/A-2a. */
  readonly pdf: Uint8Array;
  readonly docx: Uint8Array;
  readonly settings: ArchiveSettings;
}
