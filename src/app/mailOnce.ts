/** A mail that somebody has asked for: a wish that is stored twice, since it was pressed twice, is carried out once. */
import type { Inbox } from "./ports/inbox.ts";
import type { Mailer } from "./ports/mail.ts";
import { sendAsFull } from "./sendAsFull.ts";

export interface MailOnceParts {
  readonly mailer: Mailer;
  readonly inbox: Pick<Inbox, "wasDone" | "done">;
}

/** Longer than a job is tried. */
const KEPT_MS = 23 * 3_600_000;

/** As `sendAsFull`, unless that mail has been handed over. For jobs of one lane, which run one at a time. */
export async function mailOnce(
  { mailer, inbox }: MailOnceParts,
  contentFor: Parameters<typeof sendAsFull>[1],
  envelope: Parameters<typeof sendAsFull>[2],
): Promise<void> {
  if (await inbox.wasDone(envelope.messageId, KEPT_MS)) return;
  await sendAsFull(mailer, contentFor, envelope);
  // It has gone, whether or not that is noted.
  await inbox.done(envelope.messageId).catch(() => undefined);
}
