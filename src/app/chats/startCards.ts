/** Where cards stand that have the button which starts a meeting: they are closed when one has begun. */
import type { Chat, ChatStore } from "../ports/chats.ts";
import type { Log } from "../ports/log.ts";

export async function noteStartCard(
  { chats, log }: { readonly chats: ChatStore; readonly log: Log },
  { chatId }: Chat,
  activityId: string,
): Promise<void> {
  await unasked(log, () => chats.startCards.note(chatId, activityId));
}

/** It is no part of the answer, and fails without a word. */
export async function unasked(log: Log, note: () => Promise<void>): Promise<void> {
  try {
    await note();
  } catch {
    log.warn("card.sightingLost");
  }
}
