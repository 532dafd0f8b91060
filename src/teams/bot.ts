/** One turn: what came in is handed to the part it is for, and every failure becomes a kind answer. */
import { sentence } from "../../cards/dialogs.ts";
import { refusalText } from "../../cards/refusal.ts";
import { meetingNamed } from "../../cards/verbs.ts";
import { Conflict, Refused, Unreachable } from "../errors.ts";
import type { Incoming } from "./activity.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { dialogAnswer, messageAnswer, nothingToSay } from "./answers.ts";
import { onMessage } from "./chatCommands.ts";
import { rememberChat } from "./chatMemory.ts";
import { onOpenDialog, onSubmitDialog } from "./dialogs.ts";
import { type BotParts, fromParticipant, textsFor } from "./parts.ts";
import { onPresence } from "./presence.ts";
import { onPress } from "./press.ts";

export type Bot = (incoming: Incoming) => Promise<InvokeAnswer | undefined>;

export function bot(parts: BotParts): Bot {
  const remember = rememberChat(parts.chats);
  return async (incoming) => {
    try {
      return await dispatch(parts, await remember(incoming));
    } catch (error) {
      return answerToFault(parts, incoming, error);
    }
  };
}

async function dispatch(parts: BotParts, incoming: Incoming): Promise<InvokeAnswer | undefined> {
  switch (incoming.kind) {
    case "message":
      await onMessage(parts, incoming);
      return undefined;
    case "press":
      return onPress(parts, await recognised(parts, incoming));
    case "openDialog":
      return onOpenDialog(parts, await recognised(parts, incoming));
    case "submitDialog":
      return onSubmitDialog(parts, await recognised(parts, incoming));
    case "unsupported":
      parts.log.info("activity.unsupported", { reason: incoming.reason });
      return nothingToSay;
    default:
      await onPresence(parts, incoming);
      return undefined;
  }
}

/** The sender under the id that the meeting which a card or a form belongs to knows them by. */
async function recognised<T extends Incoming & { readonly data: unknown }>(parts: BotParts, incoming: T): Promise<T> {
  const meetingId = meetingNamed(incoming.data);
  return meetingId === undefined ? incoming : fromParticipant(incoming, await parts.meetings.find(meetingId));
}

async function answerToFault(parts: BotParts, incoming: Incoming, error: unknown): Promise<InvokeAnswer | undefined> {
  // The database may be what is missing: then the texts of the default målform have to do.
  const t = await textsFor(parts, incoming.chat).catch(() => parts.defaultTexts);
  // That others were quicker for so long is no fault of anybody's.
  const level = error instanceof Conflict ? "warn" : "error";
  if (!(error instanceof Refused)) parts.log[level]("turn.failed", { kind: incoming.kind, ...codeOf(error) });
  const words =
    error instanceof Refused ? refusalText(error, t) : t(error instanceof Conflict ? "bot.conflict" : "bot.fault");
  switch (incoming.kind) {
    case "openDialog":
    case "submitDialog":
      return dialogAnswer(sentence(words, t));
    case "press":
      return messageAnswer(words);
    case "message":
      await parts.messenger.say(incoming.chat, words).catch(() => undefined);
  }
  return undefined;
}

/** A name or a code that says where to look; messages of errors may hold what people wrote. */
function codeOf(error: unknown): { readonly error: string; readonly reason?: string } {
  if (error instanceof Unreachable) return { error: "Unreachable", reason: error.reason };
  return { error: error instanceof Error ? error.name : typeof error };
}
