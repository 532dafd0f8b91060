/** A card put where it is to stand: in place of what stands there, or as a message of its own. */
import type { Card } from "../../cards/kit/context.ts";
import { Unreachable } from "../errors.ts";
import type { PersonId } from "../meeting/people.ts";
import type { Ledger } from "./ledger.ts";
import type { Desired } from "./outbox.ts";
import { graceMs } from "./pace.ts";
import type { Chat } from "./ports/chats.ts";
import type { SentMessage } from "./ports/messages.ts";
import type { Manner, Messenger } from "./ports/messenger.ts";
import { stamped } from "./stamp.ts";
import { orphan } from "./upkeep.ts";

interface Putting {
  readonly ledger: Ledger;
  readonly messenger: Pick<Messenger, "post" | "update">;
  /** Absent in the stream's own chat. */
  readonly personId: PersonId | undefined;
  readonly realMs: () => number;
}

export interface Content {
  readonly card: Card;
  readonly hash: string;
}

/** Where a message goes: a chat, or one person's view of it. */
export interface Place extends Pick<Manner, "onlyFor"> {
  readonly chat: Chat;
}

/** Gives the id it stands under; undefined where it was to be closed and is gone. Throws Unreachable. */
export async function put(
  putting: Putting,
  message: Desired,
  place: Place,
  content: Content,
): Promise<string | undefined> {
  try {
    return await putCard(putting, message, place, content);
  } catch (error) {
    const isRefused = error instanceof Unreachable && error.about === "content";
    if (!isRefused || message.drawPlain === undefined) throw error;
    return putCard(putting, message, place, { ...content, card: stamped(message.drawPlain(), message.key) });
  }
}

async function putCard(
  { ledger, messenger, realMs, personId }: Putting,
  { key, alert, isClosing }: Desired,
  { chat, onlyFor }: Place,
  { card, hash }: Content,
): Promise<string | undefined> {
  const { chatId } = chat;
  const mayStand = ledger.get(key)?.status === "sending";
  const row = mayStand ? await ledger.reread(key) : ledger.get(key);
  const manner = onlyFor === undefined ? {} : { onlyFor };
  if (row?.activityId !== undefined && row.chatId === chatId) {
    try {
      await messenger.update(chat, row.activityId, card, manner);
      return row.activityId;
    } catch (error) {
      if (!isAbsent(error, isClosing === true)) throw error;
      // Teams is wrong in that now and then (msteams-docs #9425): what stands there after all is closed below the new one.
      if (!isClosing) await ledger.save(orphan(personId, chatId, row.activityId));
    }
  }
  if (isClosing) return undefined;
  const before = row === undefined ? {} : stood(row);
  const nowMs = realMs();
  const fails = row?.fails === undefined ? {} : { fails: row.fails };
  // A process that ends here leaves this behind, and who finds it gives the message time to show that it arrived.
  const notBeforeMs = nowMs + graceMs(0);
  const sending = { status: "sending", triedAtMs: nowMs, postedAtMs: nowMs, notBeforeMs } as const;
  await ledger.save({ key, hash, chatId, ...sending, ...before, ...fails });
  const activityId = await messenger.post(chat, card, {
    ...manner,
    ...(alert === undefined || before.hasStood ? {} : { alert }),
  });
  const shown = mayStand ? (await ledger.reread(key))?.activityId : undefined;
  if (shown !== undefined && shown !== activityId) await ledger.save(orphan(personId, chatId, shown));
  return activityId;
}

/** Whether a message that was to be changed is taken for gone: one that people need is rather posted anew than missing. */
function isAbsent(error: unknown, isClosing: boolean): boolean {
  return error instanceof Unreachable && (error.about === "message" || (error.about === "change" && !isClosing));
}

/** What a row that is about to lose where it stands keeps of that. */
export function stood({ activityId, hasStood }: SentMessage): Pick<SentMessage, "hasStood"> {
  return hasStood || activityId !== undefined ? { hasStood: true } : {};
}
