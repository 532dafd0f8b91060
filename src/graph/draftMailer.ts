/**
 * Mail through Microsoft Graph, exactly once: a draft is made and remembered, then sent, and where the answer was lost
 * the mailbox is asked what became of it. Needs the application permission Mail.ReadWrite for the mailbox, and Mail.Send.
 */

import { z } from "zod";
import type { DraftLedger, MailDraft, Mailer, OutgoingMail } from "../app/ports/mail.ts";
import { Unreachable } from "../errors.ts";
import type { MailFile } from "../referat/mail.ts";
import { type Graph, type GraphAnswer, passes, refused } from "./client.ts";
import { attachmentOf, isSenderRefused, mailFaultOf, messageOf, type Sender } from "./message.ts";

/** What most mail servers take; Exchange Online's own limit is 35 MB for the whole message. */
const ATTACHMENT_BYTES = 25_000_000;
/** A request may be 4 MB; files of 3 MB and more go up in ranges. */
const REQUEST_CHARS = 3_500_000;
const WHOLE_FILE_BYTES = 3_000_000;
const RANGE_BYTES = 3_276_800;
/** A message that is being sent looks like a draft for a while, and its copy in Sent Items comes later still. */
const GRACE_MS = 90_000;

/** Ids that don't change when the message is moved; for most: some are changed by sending. */
const IMMUTABLE = { prefer: 'IdType="ImmutableId"' };

const Message = z.object({ id: z.string(), isDraft: z.boolean() });
type Message = z.infer<typeof Message>;
const Found = z.object({ value: z.array(Message) });
const Session = z.object({ uploadUrl: z.string().startsWith("http") });

export interface DraftMailerOptions {
  readonly graph: Graph;
  readonly sender: Sender;
  readonly drafts: DraftLedger;
  /** Real milliseconds since 1970. */
  readonly nowMs: () => number;
}

/** Throws Unreachable as `graphMailer` does; passing ones must be followed by another try, which finds out what became of the mail. */
export function draftMailer({ graph, sender, drafts, nowMs }: DraftMailerOptions): Mailer {
  const mailbox = `/users/${encodeURIComponent(sender.mailbox)}`;
  let from: Sender | undefined = sender;

  const pathOf = (id: string) => `${mailbox}/messages/${encodeURIComponent(id)}`;
  const soon = (waitMs: number) =>
    new Unreachable("unreachable", { permanent: false, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) });

  /** By Message-ID, which stays when a draft is sent; the mailbox's id may not. */
  async function find(messageId: string): Promise<Message[]> {
    const query = new URLSearchParams({ $filter: `internetMessageId eq '<${messageId}>'`, $select: "id,isDraft" });
    const answer = await graph.ask("GET", `${mailbox}/messages?${query}`, { headers: IMMUTABLE });
    const found = answer.status === 200 ? Found.safeParse(answer.body) : undefined;
    if (!found?.success) throw refused(answer, mailFaultOf(answer));
    return found.data.value;
  }

  /** As far as it can be removed: one that stays is a draft that nobody sends. */
  async function remove(id: string): Promise<void> {
    await graph.ask("DELETE", pathOf(id), { headers: IMMUTABLE }).catch(() => undefined);
  }

  async function create(mail: OutgoingMail): Promise<string> {
    const message = messageOf(mail, from);
    const attachments = mail.attachments.map(attachmentOf);
    const whole = attachments.reduce((chars, file) => chars + file.contentBytes.length, mail.html.length);
    const fits = whole < REQUEST_CHARS;
    const body = fits ? { ...message, attachments } : message;
    const answer = await graph.ask("POST", `${mailbox}/messages`, { body, headers: IMMUTABLE });
    const made = answer.status === 201 ? Message.safeParse(answer.body) : undefined;
    if (!made?.success) throw refused(answer, mailFaultOf(answer));
    const { id } = made.data;
    try {
      if (!fits) for (const file of mail.attachments) await attach(id, file);
    } catch (error) {
      await remove(id);
      throw error;
    }
    return id;
  }

  async function attach(id: string, file: MailFile): Promise<void> {
    const { name, contentType, content, cid } = file;
    if (content.length < WHOLE_FILE_BYTES) {
      const answer = await graph.ask("POST", `${pathOf(id)}/attachments`, {
        body: attachmentOf(file),
        headers: IMMUTABLE,
      });
      if (answer.status !== 201) throw refused(answer, mailFaultOf(answer));
      return;
    }
    const AttachmentItem = {
      attachmentType: "file",
      name,
      contentType,
      size: content.length,
      ...(cid === undefined ? {} : { isInline: true, contentId: cid }),
    };
    const path = `${pathOf(id)}/attachments/createUploadSession`;
    const opened = await graph.ask("POST", path, { body: { AttachmentItem }, headers: IMMUTABLE });
    const session = opened.status === 201 ? Session.safeParse(opened.body) : undefined;
    if (!session?.success) throw refused(opened, mailFaultOf(opened));
    for (let start = 0; start < content.length; start += RANGE_BYTES) {
      const range = content.subarray(start, start + RANGE_BYTES);
      const contentRange = `bytes ${start}-${start + range.length - 1}/${content.length}`;
      const answer = await graph.upload(session.data.uploadUrl, range, contentRange);
      if (answer.status !== 200 && answer.status !== 201) throw refused(answer, mailFaultOf(answer));
    }
  }

  /** The draft that is to be sent, the same for everybody who tries; undefined where the mail has left already. */
  async function prepared(mail: OutgoingMail): Promise<MailDraft | undefined> {
    const known = await drafts.find(mail.messageId);
    if (known !== undefined) return known;
    const before = await find(mail.messageId);
    if (before.some((message) => !message.isDraft)) return undefined;
    // Left by somebody who was stopped before it was whole, or before it was written down.
    for (const { id } of before) await remove(id);
    const id = await create(mail);
    const draft = await drafts.claim(mail, id);
    if (draft.draftId !== id) await remove(id);
    return draft;
  }

  /** What became of a draft after sending it was asked for and no answer was had. */
  async function outcome(mail: OutgoingMail, draft: MailDraft): Promise<"sent" | "draft" | "gone"> {
    const answer = await graph.ask("GET", `${pathOf(draft.draftId)}?$select=id,isDraft`, { headers: IMMUTABLE });
    const found = answer.status === 200 ? Message.safeParse(answer.body) : undefined;
    if (found?.success) return found.data.isDraft ? "draft" : "sent";
    if (answer.status !== 404) throw refused(answer, mailFaultOf(answer));
    const others = await find(mail.messageId);
    if (others.some((message) => !message.isDraft)) return "sent";
    return "gone";
  }

  /** Sees to it that the next try starts from what is true now, and gives what to tell the sender of this one. */
  async function notSent(mail: OutgoingMail, draft: MailDraft, answer: GraphAnswer, triedAtMs: number) {
    const { messageId } = mail;
    if (passes(answer)) {
      // Turned away before it was taken. Of other faults nobody knows.
      if (answer.status === 429) await drafts.mark(messageId, triedAtMs, undefined);
      return refused(answer, "unreachable");
    }
    if (answer.status === 404) {
      // Taken away before it was sent; or it has left after all, which the next try finds out.
      if (draft.triedAtMs === undefined) await drafts.forget(messageId);
      return soon(0);
    }
    await remove(draft.draftId);
    await drafts.forget(messageId);
    if (!isSenderRefused(answer) || from === undefined) return refused(answer, mailFaultOf(answer));
    from = undefined;
    return soon(0);
  }

  return {
    attachmentBytes: ATTACHMENT_BYTES,
    async send(mail) {
      const { messageId } = mail;
      const draft = await prepared(mail);
      if (draft === undefined) return;
      const { triedAtMs } = draft;
      if (triedAtMs !== undefined) {
        const what = await outcome(mail, draft);
        if (what === "sent") return;
        const leftMs = triedAtMs + GRACE_MS - nowMs();
        if (leftMs > 0) throw soon(leftMs);
        // Nothing has been done with it but sending it, and its copy has been moved or deleted since.
        if (what === "gone") return;
      }
      const now = nowMs();
      if (!(await drafts.mark(messageId, triedAtMs, now))) throw soon(GRACE_MS);
      const answer = await graph.ask("POST", `${pathOf(draft.draftId)}/send`, { headers: IMMUTABLE });
      if (answer.status !== 202) throw await notSent(mail, draft, answer, now);
    },
  };
}
