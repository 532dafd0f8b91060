/** What people write to the bot, in nynorsk or bokmål, with or without a mention. */
import { abortCard } from "../../../cards/chat/abort.ts";
import { helpCard } from "../../../cards/chat/help.ts";
import { refusalText } from "../../../cards/chat/refusal.ts";
import { followUpCard } from "../../../cards/chat/startFollowUp.ts";
import { noMeetingCard, privateStatusCard, statusCard } from "../../../cards/chat/status.ts";
import { welcomeCard } from "../../../cards/chat/welcome.ts";
import { Refused } from "../../errors.ts";
import { takesPart } from "../../meeting/access.ts";
import type { CommandBody } from "../../meeting/commands.ts";
import { active } from "../../meeting/guards.ts";
import { translator } from "../../text/text.ts";
import { toldApart } from "../../text/toldApart.ts";
import { heldBy } from "../stafettlogg/reading.ts";
import { type ChatCommand, chatCommand, chosenMålform, onEdit, oneLineForm, wordLookedFor } from "./chatWords.ts";
import { showEinings } from "./einings.ts";
import { showFigures } from "./figures.ts";
import type { Message } from "./incoming.ts";
import { showMine, showStafettlogg } from "./overview.ts";
import { worksIn } from "./ownEinings.ts";
import type { BotParts } from "./parts.ts";
import { showReminders } from "./reminders.ts";
import { onSentFile, showTemplate } from "./sentLists.ts";
import { bringAnew, bringCards, ownCards, postAside, postStartCard } from "./standing.ts";
import { requireStartingPlace, startMeeting } from "./start.ts";
import { asParticipant, carryOut } from "./takingPart.ts";
import { fromParticipant, meetingOf, målformOf, textsFor } from "./whichMeeting.ts";

export async function onMessage(parts: BotParts, incoming: Message): Promise<void> {
  const { text, editedAfterMs } = incoming;
  if (editedAfterMs !== undefined) {
    const does = onEdit(text, editedAfterMs);
    if (does === "askForNew") return askForNew(parts, incoming);
    if (does === "nothing") return;
  }
  const command = chatCommand(incoming.text);
  const { files, chat } = incoming;
  // A word that is known counts before a file that can't be had.
  const canBeHad = chat.kind === "personal" && files?.some(({ url }) => url !== undefined) === true;
  const isAboutFile = files !== undefined && (canBeHad || command === undefined);
  try {
    await (isAboutFile ? onSentFile(parts, incoming) : answer(parts, incoming, command));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const running = await meetingOf(parts, incoming);
    const t = await textsFor(parts, incoming.chat, running?.meeting);
    const words = refusalText(error, t);
    await parts.messenger.say(incoming.chat, error.confirmable ? `${words} ${t("bot.asksOnCard")}` : words);
  }
}

/** Nothing is changed by an edit: what it changed would count twice, or long after it was meant. */
async function askForNew(parts: BotParts, incoming: Message): Promise<void> {
  const running = await meetingOf(parts, incoming);
  const t = await textsFor(parts, incoming.chat, running?.meeting);
  await parts.messenger.say(incoming.chat, t("bot.edited"));
}

async function answer(parts: BotParts, incoming: Message, command: ChatCommand | undefined): Promise<void> {
  const { chat } = incoming;
  const personal = chat.kind === "personal";
  const målform = await målformOf(parts, chat);
  const t = translator(målform);
  const post = (card: Parameters<typeof parts.messenger.post>[1]) => parts.messenger.post(chat, card);
  switch (command) {
    case "start": {
      requireStartingPlace(parts, incoming.chat);
      const form = oneLineForm(incoming.text, målform);
      if (form !== undefined) {
        await startMeeting(parts, incoming, form, {});
        return;
      }
      if ((await parts.store.activeIn(chat.chatId)) !== undefined) throw new Refused("meetingActive");
      await postStartCard(parts, chat, welcomeCard({ personal, asked: true, målform, t }));
      return;
    }
    case "followUp":
      requireStartingPlace(parts, incoming.chat);
      if ((await parts.store.activeIn(chat.chatId)) !== undefined) throw new Refused("meetingActive");
      await postStartCard(parts, chat, followUpCard({ målform, t }));
      return;
    case "card":
      return bringCard(parts, incoming);
    case "status":
      return status(parts, incoming);
    case "next":
      return nextPhase(parts, incoming);
    case "pause":
      return inMeeting(parts, incoming, { type: "pause", because: "person" }, "bot.paused");
    case "resume":
      return goOn(parts, incoming);
    case "abort": {
      const { meeting } = await requireActive(parts, incoming);
      const card = abortCard({ meeting, nowMs: parts.clock.now(), t: translator(meeting.info.målform) });
      return postAside(parts, fromParticipant(incoming, meeting), meeting, card);
    }
    case "language":
      return chooseLanguage(parts, incoming);
    case "eining":
      return showEinings(parts, incoming);
    case "template":
      return showTemplate(parts, incoming);
    case "mine":
      return showMine(parts, incoming);
    case "stafettlogg":
      return showStafettlogg(parts, incoming, wordLookedFor(incoming.text));
    case "figures":
      return showFigures(parts, incoming);
    case "reminders":
      return showReminders(parts, incoming);
    default:
      await post(helpCard({ personal, målform, t, unknown: command === undefined }));
      await bringCards(parts, incoming, "check");
  }
}

async function requireActive(parts: BotParts, incoming: Message) {
  const running = await meetingOf(parts, incoming);
  if (running === undefined) throw new Refused("noMeeting");
  return { row: running.row, meeting: active(running.meeting) };
}

async function inMeeting(
  parts: BotParts,
  incoming: Message,
  body: CommandBody,
  done: "bot.paused" | "bot.resumed",
): Promise<void> {
  const { row, meeting } = await requireActive(parts, incoming);
  await carryOut(parts, fromParticipant(incoming, meeting), row.meetingId, body);
  await parts.messenger.say(incoming.chat, translator(meeting.info.målform)(done));
}

/** After a pause; or after the end, which is taken back. The answer to that is the card. */
async function goOn(parts: BotParts, incoming: Message): Promise<void> {
  const latest = await meetingOf(parts, incoming);
  if (latest?.meeting.status !== "ended") return inMeeting(parts, incoming, { type: "resume" }, "bot.resumed");
  const { row, meeting } = latest;
  const body: CommandBody = { type: "continueMeeting", ending: meeting.endsTakenBack ?? 0 };
  await carryOut(parts, fromParticipant(incoming, meeting), row.meetingId, body);
}

/** The answer is the card of the next phase; what is missing is said by the refusal. */
async function nextPhase(parts: BotParts, incoming: Message): Promise<void> {
  const { row, meeting } = await requireActive(parts, incoming);
  const body: CommandBody = { type: "nextPhase", from: meeting.visit.phase };
  await carryOut(parts, fromParticipant(incoming, meeting), row.meetingId, body);
}

async function status(parts: BotParts, incoming: Message): Promise<void> {
  const { chat, from } = incoming;
  const running = await meetingOf(parts, incoming);
  const målform = running?.meeting.info.målform ?? (await målformOf(parts, chat));
  const t = translator(målform);
  const nowMs = parts.clock.now();
  if (chat.kind === "personal") {
    const entries = await heldBy(parts.stafettlogg, from.id, 20);
    const entryIds = entries.map(({ entryId }) => entryId);
    parts.reads.noteEntries(entryIds, from.id, "card");
    const makesEntries = (await worksIn(parts, from.id)).length > 0;
    await parts.messenger.post(
      chat,
      privateStatusCard({ meeting: running?.meeting, entries, makesEntries, nowMs, målform, t }),
    );
    return bringCards(parts, incoming, "anew");
  }
  if (running === undefined) return postStartCard(parts, chat, noMeetingCard({ målform, t }));
  await parts.messenger.post(chat, statusCard({ meeting: toldApart(running.meeting, t), nowMs, t }));
  // Those who are in the meeting get its card below all else.
  const isInIt = takesPart(running.meeting, fromParticipant(incoming, running.meeting).from.id);
  await parts.standing.ask(running.row.meetingId, undefined, isInIt ? "anew" : "check");
}

/** The answer is the card itself, below all else; in a chat for those who are in its meeting. */
async function bringCard(parts: BotParts, incoming: Message): Promise<void> {
  const { chat } = incoming;
  if (chat.kind === "personal") {
    const { current } = await ownCards(parts, incoming);
    if (current !== undefined) return bringAnew(parts, incoming, current);
    await parts.messenger.say(chat, translator(await målformOf(parts, chat))("card.past.none"));
    return;
  }
  const running = await meetingOf(parts, incoming);
  if (running === undefined) return status(parts, incoming);
  const { meetingId } = running.row;
  await asParticipant(parts, incoming, meetingId, (meeting) => bringAnew(parts, incoming, { meeting }));
}

/** `språk nynorsk` chooses; `språk` alone changes to the other one. */
async function chooseLanguage(parts: BotParts, incoming: Message): Promise<void> {
  const { chat } = incoming;
  const now = await målformOf(parts, chat);
  const chosen = chosenMålform(incoming.text) ?? (now === "nn" ? "nb" : "nn");
  const running = chat.kind === "personal" ? undefined : await meetingOf(parts, incoming);
  if (running?.meeting.status === "active") {
    const from = fromParticipant(incoming, running.meeting);
    await carryOut(parts, from, running.row.meetingId, { type: "setMålform", målform: chosen });
  }
  await parts.chats.remember({ ...chat, målform: chosen });
  await parts.messenger.say(chat, translator(chosen)("bot.language"));
}
