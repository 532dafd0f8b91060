/** What is handed to the archive for one edition of a referat, or of an entry of the stafettlogg. */
import { arkivmelding, externalKey, PARENT_FOLDER } from "./arkivmelding.ts";
import { type ArchiveFile, documentsOf, folderName } from "./documents.ts";
import type { ArchiveInput } from "./input.ts";
import { xmlLine } from "./xml.ts";

/** The path is `<parent>/<folder>/<file>`; each part is a name that every file system takes. */
export interface ArchivePackage {
  readonly stream: string;
  /** The archive's external key: the same for every delivery of this edition. */
  readonly key: string;
  readonly parent: string;
  readonly folder: string;
  /** On one line. */
  readonly publicTitle: string;
  readonly sentAtMs: number;
  /** The main document first, the arkivmelding last. */
  readonly files: readonly ArchiveFile[];
}

/** The same input gives the same package, byte for byte. */
export function archivePackage(input: ArchiveInput): ArchivePackage {
  return {
    stream: input.stream,
    key: externalKey(input.id, input.edition),
    parent: PARENT_FOLDER,
    folder: folderName(input),
    publicTitle: xmlLine(input.publicTitle),
    sentAtMs: input.sentAtMs,
    files: [
      ...documentsOf(input),
      { name: "arkivmelding.xml", contentType: "application/xml", content: Buffer.from(arkivmelding(input)) },
    ],
  };
}
