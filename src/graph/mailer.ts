/** Mail through Microsoft Graph, from one sender mailbox. Needs the application permission Mail.Send for it. */
import type { Mailer, OutgoingMail } from "../app/ports.ts";
import type { MailFault } from "../meeting/events.ts";
import { type Graph, type GraphAnswer, refused } from "./client.ts";

/**
 * Hands mails to Graph's sendMail and keeps a copy in Sent Items. Graph takes 4 MB for a whole request, so attachments
 * together must stay under 3 MB; larger ones end as `rejected`.
 *
 * Every hand-over of a mail carries the same Message-ID. Exchange drops a second one only where the submit time is the
 * same too, so a mail whose first answer was lost may arrive twice, as one that mail programs can recognise.
 *
 * `sender` is the address or object id of the mailbox. Throws Unreachable with a MailFault as reason, permanent where
 * the same mail would be refused again.
 */
export function graphMailer(graph: Graph, sender: string): Mailer {
  const path = `/users/${encodeURIComponent(sender)}/sendMail`;
  return {
    async send(mail) {
      const answer = await graph.ask("POST", path, { body: sendMailRequest(mail) });
      if (answer.status !== 202) throw refused(answer, faultOf(answer));
    },
  };
}

/** Graph takes one body; Exchange makes the plain text part from the HTML. */
function sendMailRequest(mail: OutgoingMail) {
  return {
    message: {
      internetMessageId: `<${mail.messageId}>`,
      subject: mail.subject,
      body: { contentType: "HTML", content: mail.html },
      toRecipients: [{ emailAddress: { name: mail.to.name, address: mail.to.address } }],
      attachments: mail.attachments.map((a) => ({
        "@odata.type": "#microsoft.graph.fileAttachment",
        name: a.name,
        contentType: a.contentType,
        contentBytes: Buffer.from(a.content).toString("base64"),
        ...(a.cid === undefined ? {} : { isInline: true, contentId: a.cid }),
      })),
    },
    saveToSentItems: true,
  };
}

function faultOf({ status, code }: GraphAnswer): MailFault {
  if (status === 401 || status === 403) return "denied";
  return status === 400 && /Recipient|EmailAddress|SmtpAddress/.test(code) ? "invalidAddress" : "rejected";
}
