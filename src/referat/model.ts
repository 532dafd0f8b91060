/**
 * The referat as a small document, made once and rendered as docx, mail, plain text, …, so that these can't differ.
 * All strings are text, never markup: each renderer escapes. What people wrote has been through `safeText`, so a line
 * break is `\n` and right-to-left text stands between direction isolates.
 */

import type { Mark } from "./drawing.ts";

export interface ReferatDocument {
  /** BCP 47. */
  readonly language: "nn-NO" | "nb-NO";
  readonly title: string;
  readonly eining: string;
  readonly topic: string;
  /** Day of the meeting in Oslo, `YYYY-MM-DD`. */
  readonly date: string;
  /** 1 is what was sent first; each correction is one more. */
  readonly edition: number;
  /** When the meeting ended, milliseconds since 1970: what the document is dated with. */
  readonly madeAtMs: number;
  /** Stands at the top of every page: what this is, and under it which edition of what day. Missing up to 0.1.0. */
  readonly header?: { readonly title: string; readonly about: string };
  /** It is of a meeting that followed up what another had agreed on. */
  readonly followsUp?: true;
  /** Names of people, which are not divided between two lines. */
  readonly names?: readonly string[];
  readonly blocks: readonly Block[];
}

/** By which texts tell what kind of meeting it was. */
export function meetingKind({ followsUp }: { readonly followsUp?: true | undefined }): "followUp" | "bti" {
  return followsUp ? "followUp" : "bti";
}

export type Block = Heading | Paragraph | Note | List | Facts | Table | Picture;

/** Level 1 is a section, 2 a part of one, 3 a part of that; the title stands above all. */
export interface Heading {
  readonly kind: "heading";
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** On paper it begins a page. */
  readonly newPage?: true;
}

export interface Paragraph {
  readonly kind: "paragraph";
  readonly text: string;
}

/** A paragraph that stands out: a warning to the reader, or a conclusion that the meeting came to. */
export interface Note {
  readonly kind: "note";
  readonly tone: "warning" | "conclusion";
  readonly text: string;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly ListItem[];
}

/** `aside` is shown quieter, after the text; `items` is one more level and no deeper. */
export interface ListItem {
  readonly text: string;
  readonly aside?: string;
  readonly items?: readonly Omit<ListItem, "items">[];
}

export interface Facts {
  readonly kind: "facts";
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}

/** The first cell of a row names the row. Every row has as many cells as there are columns. */
export interface Table {
  readonly kind: "table";
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** For what a row has nothing to say in: a cell is never without text. */
export const EMPTY_CELL = "–";

export interface Column {
  readonly label: string;
  /** Share of the table's width; the shares of a table add up to 100. */
  readonly widthPercent: number;
}

export interface Outline {
  /** What the rest is about. */
  readonly title: string;
  readonly items: readonly ListItem[];
}

/** A drawing whose `alt` says the same in words. */
export interface Picture {
  readonly kind: "picture";
  /** File name without extension, unique in the document. */
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly alt: string;
  /** The same once more, to read on a screen where the picture would be too small. Missing in what was stored before. */
  readonly outline?: Outline;
  /** Stands below the picture, where no heading says what it is. */
  readonly caption?: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A picture this wide fills the width of the text; narrower ones are shown in the same proportion. */
export const FULL_WIDTH_PX = 1000;

/** PNG by name of the picture; a picture that is not in here is shown as its `alt`. */
export type DrawnPictures = ReadonlyMap<string, Uint8Array>;
