/** A mail in Graph's own form, and what its refusals mean. */

import type { OutgoingMail } from "../app/ports/mail.ts";
import type { MailFault } from "../meeting/afterwards/faults.ts";
import type { MailFile } from "../referat/mail.ts";
import type { GraphAnswer } from "./client.ts";

/** Who a mail is from: the mailbox it is sent through, under a name. */
export interface Sender {
  /** Address or object id of the mailbox. */
  readonly mailbox: string;
  readonly name: string;
}

/** Graph takes one body; Exchange makes the plain text part from the HTML. */
export function messageOf(mail: OutgoingMail, from: Sender | undefined) {
  return {
    internetMessageId: `<${mail.messageId}>`,
    subject: mail.subject,
    body: { contentType: "HTML", content: mail.html },
    toRecipients: [{ emailAddress: { name: mail.to.name, address: mail.to.address } }],
    ...(from === undefined ? {} : { from: { emailAddress: { name: from.name, address: from.mailbox } } }),
  };
}

export function attachmentOf({ name, contentType, content, cid }: MailFile) {
  return {
    "@odata.type": "#microsoft.graph.fileAttachment",
    name,
    contentType,
    contentBytes: Buffer.from(content).toString("base64"),
    ...(cid === undefined ? {} : { isInline: true, contentId: cid }),
  };
}

/** The mailbox is there, and the application may send from it, but not under the address that stands as sender. */
export function isSenderRefused({ code }: GraphAnswer): boolean {
  return code === "ErrorSendAsDenied";
}

export function mailFaultOf({ status, code }: GraphAnswer): MailFault | "tooLarge" {
  if (status === 401 || status === 403) return "denied";
  if (status === 413 || /SizeExceeded|SizeLimitExceeded|MessageSize/.test(code)) return "tooLarge";
  return status === 400 && /Recipient|EmailAddress|SmtpAddress/.test(code) ? "invalidAddress" : "rejected";
}
