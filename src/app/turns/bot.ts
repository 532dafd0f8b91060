/** One turn: what came in is handed to the part it is for, and every failure becomes a kind answer. */

import { refusalText } from "../../../cards/chat/refusal.ts";
import { type Because, sentence } from "../../../cards/dialogs.ts";
import { Conflict, Refused, Unreachable, unreadableAt } from "../../errors.ts";
import type { Målform } from "../../meeting/events.ts";
import { type TextKey, type Translate, translator } from "../../text/text.ts";
import { correlationIdOf, tracing } from "../../trace.ts";
import { within } from "../within.ts";
import { type Answer, type Bot, dialogAnswer, nothingToSay } from "./answer.ts";
import { onMessage } from "./chatCommands.ts";
import { rememberChat } from "./chatMemory.ts";
import { onOpenDialog, onSubmitDialog } from "./dialogs.ts";
import { onFiguresPress } from "./figures.ts";
import { formComesBack } from "./formAgain.ts";
import type { Incoming } from "./incoming.ts";
import { inHand, type Surplus } from "./inHand.ts";
import { onOverviewPress } from "./overview.ts";
import type { BotParts } from "./parts.ts";
import { onPresence } from "./presence.ts";
import { notDone } from "./press.ts";
import { onPressOnce } from "./pressedAgain.ts";
import { onReminderPress } from "./reminders.ts";
import { onListPress } from "./sentLists.ts";
import { noteWhere } from "./standing.ts";
import { keptMeeting, målformOf, recognised } from "./whichMeeting.ts";

/** Teams gives up on the answer to an invoke after some ten seconds, and people sooner. */
const ANSWER_WITHIN_MS = 8_000;

export function bot(parts: BotParts): Bot {
  const remember = rememberChat(parts.chats);
  const carryOut = inHand((surplus) => tellOfSurplus(parts, surplus));
  return (incoming) =>
    tracing(
      { correlationId: correlationIdOf(incoming.inboundId) },
      () => carryOut(incoming, () => taken(incoming)) ?? tooMuch(parts, incoming),
    );

  async function taken(incoming: Incoming): Promise<Answer> {
    let known = incoming;
    const turn = async () => {
      known = await remember(incoming);
      return once(parts, known, () => answer(parts, known));
    };
    try {
      return await (isWaitedFor(incoming) ? within(ANSWER_WITHIN_MS, turn()) : turn());
    } catch (error) {
      // That others were quicker for so long is no fault of anybody's.
      // What passes by itself wakes nobody; that it lasts is for /readyz to say.
      const passes = error instanceof Conflict || (error instanceof Unreachable && !error.permanent);
      parts.log[passes ? "warn" : "error"]("turn.failed", {
        kind: incoming.kind,
        ...codeOf(error),
        ...unreadableAt(error),
      });
      return afterFault(parts, known, error);
    }
  }
}

const SAID: readonly Incoming["kind"][] = ["message", "added", "teamsMeetingStarted"];

/** What the bot answers by saying something. Teams sends these again when a turn was slow. */
function isSaid(incoming: Incoming): boolean {
  return SAID.includes(incoming.kind) || isMessage(incoming);
}

/** What came as a message has no answer but another one. */
function isMessage(incoming: Incoming): boolean {
  return incoming.kind === "message" || (incoming.kind === "press" && incoming.asMessage === true);
}

/** Presses and forms are told apart by what they change; of the rest, only what says something must not be done twice. */
async function once({ inbox }: BotParts, incoming: Incoming, turn: () => Promise<Answer>): Promise<Answer> {
  const { inboundId } = incoming;
  if (inboundId === undefined || !isSaid(incoming)) return turn();
  if (!(await inbox.claim(inboundId))) return nothingToSay;
  await turn();
  await inbox.done(inboundId);
  return nothingToSay;
}

function isWaitedFor(incoming: Incoming): boolean {
  const { kind } = incoming;
  return (kind === "press" && !isMessage(incoming)) || kind === "openDialog" || kind === "submitDialog";
}

async function answer(parts: BotParts, incoming: Incoming): Promise<Answer> {
  try {
    return await dispatch(parts, incoming);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const t = translator(målformKept(parts, incoming) ?? (await målformOf(parts, incoming.chat)));
    // A question can't be answered there, and may say again what was written, which is for no chat.
    const words = isMessage(incoming) && error.confirmable ? t("bot.asksInForm") : refusalText(error, t);
    return notDoneAnswer(parts, incoming, error, words, t);
  }
}

/** Asks nobody for anything: what went wrong may be that nobody answers. */
async function afterFault(parts: BotParts, incoming: Incoming, error: unknown): Promise<Answer> {
  const t = translator(målformKept(parts, incoming) ?? incoming.chat.målform ?? parts.målform);
  const words = t(error instanceof Conflict ? "bot.conflict" : "bot.fault");
  return notDoneAnswer(parts, incoming, t(formFault(error)), words, t);
}

/** At once, and without asking anybody: what was typed comes back, and a message is answered when the burst is over. */
async function tooMuch(parts: BotParts, incoming: Incoming): Promise<Answer> {
  if (isMessage(incoming)) return nothingToSay;
  const t = translator(målformKept(parts, incoming) ?? parts.målform);
  return notDoneAnswer(parts, incoming, t("bot.form.notStored"), t("bot.tooMuch"), t);
}

/** One answer to all of it. Whoever pressed has had theirs. */
async function tellOfSurplus(parts: BotParts, { missed, last }: Surplus): Promise<void> {
  parts.log.warn("turns.surplus", { kind: last.kind, missed });
  if (!isMessage(last)) return;
  // The burst is over, and the database can be asked how the chat is spoken to.
  const målform = await målformOf(parts, last.chat).catch(() => parts.målform);
  await parts.messenger.say(last.chat, translator(målform)("bot.tooMuch")).catch(() => undefined);
}

/** What the writer of a form can rely on. */
function formFault(error: unknown): TextKey {
  if (error instanceof Conflict) return "bot.form.conflict";
  return error instanceof Unreachable && !error.mayHaveArrived ? "bot.form.notStored" : "bot.form.unsure";
}

/** `because` is for forms, which come back; `words` for everything else. */
async function notDoneAnswer(
  parts: BotParts,
  incoming: Incoming,
  because: Because,
  words: string,
  t: Translate,
): Promise<Answer> {
  if (isMessage(incoming)) {
    await parts.messenger.say(incoming.chat, words).catch(() => undefined);
    return nothingToSay;
  }
  switch (incoming.kind) {
    case "openDialog":
      return dialogAnswer(sentence(words, t));
    case "submitDialog":
      return formComesBack(parts, incoming, because, t);
    case "press":
      return notDone(parts, incoming, because, words, t);
    default:
      return nothingToSay;
  }
}

/** Of the meeting that a card or a form belongs to. */
function målformKept(parts: BotParts, incoming: Incoming): Målform | undefined {
  return "data" in incoming ? keptMeeting(parts, incoming)?.meeting.info.målform : undefined;
}

async function dispatch(parts: BotParts, incoming: Incoming): Promise<Answer> {
  switch (incoming.kind) {
    case "message":
      await onMessage(parts, incoming);
      return nothingToSay;
    case "press": {
      const inPrivate =
        (await onReminderPress(parts, incoming)) ??
        (await onOverviewPress(parts, incoming)) ??
        (await onFiguresPress(parts, incoming)) ??
        (await onListPress(parts, incoming));
      if (inPrivate !== undefined) return inPrivate;
      const press = await recognised(parts, incoming);
      await noteWhere(parts, press);
      return onPressOnce(parts, press);
    }
    case "openDialog": {
      const opened = await recognised(parts, incoming);
      await noteWhere(parts, opened);
      return onOpenDialog(parts, opened);
    }
    case "submitDialog":
      return onSubmitDialog(parts, incoming);
    case "unsupported":
      parts.log.info("activity.unsupported", { reason: incoming.reason });
      return nothingToSay;
    default:
      await onPresence(parts, incoming);
      return nothingToSay;
  }
}

/** A name or a code that says where to look; messages of errors may hold what people wrote. */
function codeOf(error: unknown): { readonly error: string; readonly reason?: string } {
  if (error instanceof Unreachable) return { error: "Unreachable", reason: error.reason };
  return { error: error instanceof Error ? error.name : typeof error };
}
