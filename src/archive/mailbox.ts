/** The archive as a mailbox: one mail for each package, with its files attached, for people or a program to register. */
import { createHash } from "node:crypto";
import type { Archive } from "../app/ports/archive.ts";
import type { Mailer } from "../app/ports/mail.ts";
import { archiveMail } from "../arkivmelding/mail.ts";
import { Unreachable } from "../errors.ts";
import type { ArchiveFault, MailFault } from "../meeting/afterwards/faults.ts";
import type { Translate } from "../text/text.ts";

export interface MailboxOptions {
  readonly mailer: Mailer;
  /** The archive's own mailbox. */
  readonly address: string;
  /** Right-hand side of the Message-ID. */
  readonly domain: string;
  /** The words of the mail. */
  readonly t: Translate;
}

const FAULT: Readonly<Record<MailFault | "tooLarge", ArchiveFault>> = {
  tooLarge: "rejected",
  denied: "denied",
  unreachable: "unreachable",
  rejected: "rejected",
  invalidAddress: "rejected",
  noAddress: "rejected",
};

/**
 * The same package always carries the same Message-ID, by which a second mail is known for what it is. `delivered` says
 * that the mail was handed over. Throws Unreachable with an ArchiveFault as reason.
 */
export function mailboxArchive({ mailer, address, domain, t }: MailboxOptions): Archive {
  return {
    async deliver(pack) {
      // The key holds the meeting's id, which is nobody's business on the way.
      const messageId = `archive.${createHash("sha256").update(pack.key).digest("hex").slice(0, 32)}@${domain}`;
      try {
        await mailer.send({
          ...archiveMail(pack, t),
          stream: pack.stream,
          messageId,
          to: { name: t("archive.mail.recipient"), address },
          attachments: pack.files.map(({ name, contentType, content }) => ({ name, contentType, content })),
          atMs: pack.sentAtMs,
        });
      } catch (error) {
        throw archiveFault(error);
      }
      return { status: "delivered", reference: messageId };
    },
  };
}

/** What was wrong with the mail, said of the archive; whether a later try helps stays as the mailer said. */
function archiveFault(error: unknown): unknown {
  if (!(error instanceof Unreachable)) return error;
  const { permanent, retryAfterSeconds } = error;
  const reason = FAULT[error.reason as MailFault] ?? "unreachable";
  return new Unreachable(reason, { permanent, retryAfterSeconds });
}
