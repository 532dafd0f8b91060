/** One turn: what came in is handed to the part it is for, and every failure becomes a kind answer. */
import { Conflict, Refused, Unreachable } from "../errors.ts";
import type { Incoming } from "./activity.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { dialogMessage, messageAnswer, nothingToSay } from "./answers.ts";
import { onMessage } from "./chatCommands.ts";
import { rememberChat } from "./chatMemory.ts";
import { onOpenDialog, onSubmitDialog, refusedDialog } from "./dialogs.ts";
import { type BotParts, textsFor } from "./parts.ts";
import { onPresence } from "./presence.ts";
import { onPress, refusedPress } from "./press.ts";

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
      return onPress(parts, incoming);
    case "openDialog":
      return onOpenDialog(parts, incoming);
    case "submitDialog":
      return onSubmitDialog(parts, incoming);
    case "unsupported":
      parts.log.info("activity.unsupported", { reason: incoming.reason });
      return nothingToSay;
    default:
      await onPresence(parts, incoming);
      return undefined;
  }
}

async function answerToFault(parts: BotParts, incoming: Incoming, error: unknown): Promise<InvokeAnswer | undefined> {
  const isDialog = incoming.kind === "openDialog" || incoming.kind === "submitDialog";
  if (error instanceof Refused) {
    return isDialog ? refusedDialog(error, await textsFor(parts, incoming.chat)) : refusedPress(parts, incoming, error);
  }
  parts.log.error("turn.failed", { kind: incoming.kind, ...codeOf(error) });
  const text = await faultText(parts, incoming, error);
  if (isDialog) return dialogMessage(text);
  if (incoming.kind === "press") return messageAnswer(text);
  if (incoming.kind === "message") await parts.messenger.say(incoming.chat, text).catch(() => undefined);
  return undefined;
}

async function faultText(parts: BotParts, incoming: Incoming, error: unknown): Promise<string> {
  // The database may be what is missing: then the texts of the default målform have to do.
  const t = await textsFor(parts, incoming.chat).catch(() => parts.defaultTexts);
  return t(error instanceof Conflict ? "bot.conflict" : "bot.fault");
}

/** A name or a code that says where to look; messages of errors may hold what people wrote. */
function codeOf(error: unknown): { readonly error: string; readonly reason?: string } {
  if (error instanceof Unreachable) return { error: "Unreachable", reason: error.reason };
  return { error: error instanceof Error ? error.name : typeof error };
}
