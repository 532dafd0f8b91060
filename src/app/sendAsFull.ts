/** A mail with files, sent with as many of them as are taken. */
import { Unreachable } from "../errors.ts";
import { type MailContent, sizeOf } from "../referat/mail.ts";
import type { Mailer, OutgoingMail } from "./ports/mail.ts";

type Envelope = Pick<OutgoingMail, "stream" | "messageId" | "to" | "atMs">;

/** `contentFor` so many bytes of files: all of them, or fewer, or the text alone. Throws what `Mailer.send` does. */
export async function sendAsFull(
  mailer: Mailer,
  contentFor: (room: number) => Promise<MailContent>,
  envelope: Envelope,
): Promise<void> {
  let room = mailer.attachmentBytes;
  for (;;) {
    const content = await contentFor(room);
    try {
      await mailer.send({ ...content, ...envelope });
      return;
    } catch (error) {
      const tooLarge = error instanceof Unreachable && error.reason === "tooLarge";
      if (!tooLarge || content.attachments.length === 0) throw error;
      room = sizeOf(content.attachments) - 1;
    }
  }
}
