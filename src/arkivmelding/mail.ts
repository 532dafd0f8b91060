/** The words of the mail that brings a package to the archive's mailbox. */
import { escapeMarkup } from "../referat/escape.ts";
import type { Translate } from "../text/text.ts";
import type { ArchivePackage } from "./package.ts";

export interface ArchiveMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** In the subject stands the public title only: subjects are seen by more people than the mails themselves. */
export function archiveMail({ key, parent, folder, publicTitle }: ArchivePackage, t: Translate): ArchiveMail {
  const lines = [
    t("archive.mail.what"),
    t("archive.mail.folder", { folder: `${parent}/${folder}` }),
    t("archive.mail.key", { key }),
  ];
  return {
    subject: t("archive.mail.subject", { title: publicTitle }),
    html: lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join("\n"),
    text: `${lines.join("\n\n")}\n`,
  };
}
