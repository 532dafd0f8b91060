/** Mail through Microsoft Graph, from one sender mailbox. Needs the application permission Mail.Send for it. */
import { z } from "zod";
import type { Mailer, OutgoingMail } from "../app/ports.ts";
import { Unreachable } from "../errors.ts";
import type { MailFault } from "../meeting/events.ts";
import { type GraphCredential, graphTokens } from "./graphToken.ts";

export interface GraphMailerOptions {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: GraphCredential;
  /** Address or object id of the mailbox that sends. */
  readonly sender: string;
  /** For each request; a mail takes at most two to Graph, and as many for tokens. */
  readonly timeoutSeconds: number;
  /** Without a slash at the end; another one for a national cloud. */
  readonly graphBaseUrl?: string;
  /** Without a slash at the end. msal takes https only. */
  readonly authority?: string;
  /** Every request goes through it, msal's too; tests lead it to a stand-in. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Hands mails to Graph's sendMail and keeps a copy in Sent Items. Graph takes 4 MB for a whole request, so attachments
 * together must stay under 3 MB; larger ones end as `rejected`.
 *
 * Every hand-over of a mail carries the same Message-ID. Exchange drops a second one only where the submit time is the
 * same too, so a mail whose first answer was lost may arrive twice, as one that mail programs can recognise.
 *
 * Throws Unreachable with a MailFault as reason, permanent where the same mail would be refused again. Throws at once
 * where the certificate can't be read.
 */
export function graphMailer(options: GraphMailerOptions): Mailer {
  const { graphBaseUrl = "https://graph.microsoft.com", authority = "https://login.microsoftonline.com" } = options;
  const { fetch = globalThis.fetch, timeoutSeconds } = options;
  const token = graphTokens({ ...options, graphBaseUrl, authority, fetch });
  const url = `${graphBaseUrl}/v1.0/users/${encodeURIComponent(options.sender)}/sendMail`;

  async function handOver(body: string, renewToken: boolean): Promise<Answer> {
    const authorization = `Bearer ${await token(renewToken)}`;
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body,
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutSeconds * 1000),
      });
      if (response.status === 202) {
        // Taken is taken: nothing that happens to the rest of the answer may cause a second mail.
        response.body?.cancel().catch(() => undefined);
        return { status: 202, code: "", retryAfterSeconds: undefined };
      }
      return {
        status: response.status,
        code: errorCode(await response.text()),
        retryAfterSeconds: retryAfterSeconds(response.headers),
      };
    } catch {
      throw new Unreachable("unreachable", { permanent: false });
    }
  }

  return {
    async send(mail) {
      const body = JSON.stringify(sendMailRequest(mail));
      let answer = await handOver(body, false);
      if (answer.status === 401) answer = await handOver(body, true);
      if (answer.status !== 202) throw refusal(answer);
    },
  };
}

interface Answer {
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
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

function refusal({ status, code, retryAfterSeconds }: Answer): Unreachable {
  const reason = faultOf(status, code);
  return new Unreachable(reason, { permanent: reason !== "unreachable", retryAfterSeconds });
}

function faultOf(status: number, code: string): MailFault {
  // Below 400 it was not Graph that answered, but something on the way there.
  if (status < 400 || status === 408 || status === 429 || status >= 500) return "unreachable";
  if (status === 401 || status === 403) return "denied";
  return status === 400 && /Recipient|EmailAddress|SmtpAddress/.test(code) ? "invalidAddress" : "rejected";
}

const ErrorBody = z.object({ error: z.object({ code: z.string() }) });

/** Graph's error code, or an empty string where a gateway answered with something else. */
function errorCode(text: string): string {
  try {
    return ErrorBody.parse(JSON.parse(text)).error.code;
  } catch {
    return "";
  }
}

/** Retry-After is seconds or a date; a date is measured by the answering machine's own clock. */
function retryAfterSeconds(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value);
  const waitMs = Date.parse(value) - Date.parse(headers.get("date") ?? "");
  return Number.isNaN(waitMs) ? undefined : Math.max(0, Math.ceil(waitMs / 1000));
}
