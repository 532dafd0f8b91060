/** Mails, and the drafts that see to it that each goes out once. */
import type { MailFile } from "../../referat/mail.ts";

export interface OutgoingMail {
  /** What it is about; stays here. */
  readonly stream: string;
  /** Stable for the same mail, so that a second hand-over can be recognised. Without angle brackets. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments: readonly MailFile[];
  readonly atMs: number;
}

export interface Mailer {
  /** Bytes of attachments that one mail has room for. */
  readonly attachmentBytes: number;
  /** Hands the mail over. Throws Unreachable with a MailFault as reason, or `tooLarge`: a smaller one may be taken. */
  send(mail: OutgoingMail): Promise<void>;
}

/** A mail that lies ready in the sender's mailbox. */
export interface MailDraft {
  /** The mailbox's own id of it. */
  readonly draftId: string;
  /** When sending it was last asked for, in real milliseconds since 1970; absent where it was not, or certainly in vain. */
  readonly triedAtMs?: number;
}

/** What is known of drafts, so that a mail goes out once whoever is stopped on the way. By Message-ID. */
export interface DraftLedger {
  find(messageId: string): Promise<MailDraft | undefined>;
  /** Stores the draft, unless one is stored for that mail; gives the one that stands. */
  claim(mail: Pick<OutgoingMail, "stream" | "messageId">, draftId: string): Promise<MailDraft>;
  /** Writes `to` where `from` stands; false where somebody else was first. */
  mark(messageId: string, from: number | undefined, to: number | undefined): Promise<boolean>;
  forget(messageId: string): Promise<void>;
}
