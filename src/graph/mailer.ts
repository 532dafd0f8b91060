/** Mail through Microsoft Graph's sendMail, from one mailbox. Needs the application permission Mail.Send for it. */
import type { Mailer } from "../app/ports/mail.ts";
import { type Graph, refused } from "./client.ts";
import { attachmentOf, isSenderRefused, mailFaultOf, messageOf, type Sender } from "./message.ts";

/** Graph takes 4 MB for a whole request, in which files stand as base64. */
const ATTACHMENT_BYTES = 2_700_000;

/**
 * Hands mails to sendMail, which keeps a copy in Sent Items.
 *
 * Every hand-over of a mail carries the same Message-ID. Exchange drops a second one only where the submit time is the
 * same too, so a mail whose first answer was lost may arrive twice, as one that mail programs can recognise.
 *
 * Throws Unreachable with a MailFault or `tooLarge` as reason, permanent where the same mail would be refused again.
 */
export function graphMailer(graph: Graph, sender: Sender): Mailer {
  const path = `/users/${encodeURIComponent(sender.mailbox)}/sendMail`;
  let from: Sender | undefined = sender;
  return {
    attachmentBytes: ATTACHMENT_BYTES,
    async send(mail) {
      const attachments = mail.attachments.map(attachmentOf);
      const ask = () =>
        graph.ask("POST", path, {
          body: { message: { ...messageOf(mail, from), attachments }, saveToSentItems: true },
        });
      let answer = await ask();
      if (isSenderRefused(answer) && from !== undefined) {
        from = undefined;
        answer = await ask();
      }
      if (answer.status !== 202) throw refused(answer, mailFaultOf(answer));
    },
  };
}
