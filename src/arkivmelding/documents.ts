/** The files that an archived document consists of, and what they are called. */
import { safeName } from "../referat/safeName.ts";
import type { ArchiveInput } from "./input.ts";

export interface ArchiveFile {
  /** Plain ASCII, unique in the package; the arkivmelding refers to the file by it. */
  readonly name: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

export interface ArchiveDocument extends ArchiveFile {
  /** What the file is to be called where people see it. */
  readonly shownName: string;
  /** A is what is kept; P is what it can be edited in. */
  readonly variant: "A" | "P";
  /** Conformance of the format that is kept. */
  readonly conformance?: string;
}

/** One document in two variants. The PDF/A is the main one and comes first. */
export function documentsOf(input: ArchiveInput): readonly ArchiveDocument[] {
  const folder = folderName(input);
  const { document: name = "referat" } = input;
  return [
    {
      name: `${name}.pdf`,
      shownName: `${folder}.pdf`,
      contentType: "application/pdf",
      content: input.pdf,
      variant: "A",
      conformance: "PDF/A-2a",
    },
    {
      name: `${name}.docx`,
      shownName: `${folder}.docx`,
      contentType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      content: input.docx,
      variant: "P",
    },
  ];
}

/** `<date> <eining> <title>`; a correction says which one it is before people's words, so that it is never cut off. */
export function folderName({ date, edition, eining, title }: ArchiveInput): string {
  return safeName([date, ...(edition > 1 ? [`v${edition}`] : []), eining, title].join(" "));
}
