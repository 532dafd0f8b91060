/** Dialogs: a button opens a form, a form is sent. One that is refused comes back: see `formAgain.ts`. */

import { type Because, formAgain, keptText, startDialog, wantsBoth } from "../../../cards/dialogs.ts";
import { parseEiningOpen } from "../../../cards/einings/request.ts";
import type { Dialog } from "../../../cards/kit/context.ts";
import { parseEntryOpen } from "../../../cards/stafettlogg/request.ts";
import { isFollowUp, isOurs, meetingNamed, type OpenDialog, parseAction, parseOpen } from "../../../cards/verbs.ts";
import { formAfter } from "../../../cards/whichForm.ts";
import { Refused } from "../../errors.ts";
import type { CommandBody } from "../../meeting/commands.ts";
import { requireOwn } from "../../meeting/during/start.ts";
import { isSame, type Participant } from "../../meeting/people.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { translator } from "../../text/text.ts";
import { type Answer, dialogAnswer, nothingToSay } from "./answer.ts";
import { openEiningForm, submitEiningForm } from "./einings.ts";
import { followUpForm, hasToFollowUp, startFollowUp } from "./followUp.ts";
import { bothTexts, formComesBack, openForm } from "./formAgain.ts";
import type { Incoming, Opened, Sent } from "./incoming.ts";
import { openEntriesFor } from "./intoEntries.ts";
import { topicsWaitingIn } from "./keptTopics.ts";
import { lastMeeting } from "./lastTime.ts";
import { marked, onceOnly } from "./once.ts";
import { worksIn } from "./ownEinings.ts";
import type { BotParts } from "./parts.ts";
import { openEntryForm, submitEntryForm } from "./stafettlogg.ts";
import { requireStartingPlace, startMeeting } from "./start.ts";
import { asParticipant, carryOut } from "./takingPart.ts";
import { fromParticipant, keptMeeting, målformOf, recognised, recognisedAtOnce } from "./whichMeeting.ts";
import { everybodyIn } from "./whoIsThere.ts";

export async function onOpenDialog(parts: BotParts, incoming: Opened): Promise<Answer> {
  const eining = parseEiningOpen(incoming.data);
  if (eining !== undefined) return dialogAnswer(marked(await openEiningForm(parts, incoming, eining)));
  const entry = parseEntryOpen(incoming.data);
  if (entry !== undefined) return dialogAnswer(marked(await openEntryForm(parts, incoming, entry)));
  const request = parseOpen(incoming.data);
  if (request === undefined) throw new Refused("unknownAction");
  return dialogAnswer(marked(await dialogFor(parts, incoming, request)));
}

async function dialogFor(parts: BotParts, incoming: Incoming, request: OpenDialog): Promise<Dialog> {
  if (request.dialog === "start" || request.dialog === "startFollowUp")
    return startForm(parts, incoming, request.dialog);
  const { m } = request;
  if (m === undefined) throw new Refused("noMeeting");
  return asParticipant(parts, incoming, m, async (meeting, { from }) => {
    if (request.dialog !== "chooseEntries") return openForm(parts, request, from.id, meeting);
    const openEntries = await openEntriesFor(parts, meeting, from.id);
    const form = openForm(parts, request, from.id, meeting, { openEntries });
    const shown = openEntries.map(({ entryId }) => entryId);
    parts.reads.noteEntries(shown, from.id, "dialog");
    return form;
  });
}

async function startForm(parts: BotParts, incoming: Incoming, dialog: "start" | "startFollowUp"): Promise<Dialog> {
  const { chat, from } = incoming;
  if ((await parts.store.activeIn(chat.chatId)) !== undefined) throw new Refused("meetingActive");
  requireStartingPlace(parts, chat);
  const [mayStart, members] = await Promise.all([parts.roster.mayStart(chat, from.id), everybodyIn(parts, incoming)]);
  if (!mayStart) throw new Refused("notOrganizer");
  const starter = members.find((member) => isSame(member, from));
  if (starter !== undefined) requireOwn(starter);
  return dialog === "start" ? emptyStartForm(parts, incoming, members) : followUpForm(parts, incoming);
}

async function emptyStartForm(
  parts: BotParts,
  { chat, from }: Incoming,
  members: readonly Participant[],
): Promise<Dialog> {
  const [målform, last, own, canFollowUp] = await Promise.all([
    målformOf(parts, chat),
    lastMeeting(parts, from.id),
    worksIn(parts, from.id),
    hasToFollowUp(parts, from.id),
  ]);
  const { eining, einingKind } = last?.info ?? {};
  const topics = await topicsWaitingIn(parts, own);
  return startDialog({
    members: members.filter((m) => !isSame(m, from)),
    målform,
    own,
    topics,
    canFollowUp,
    ...(eining && einingKind && { eining, einingKind }),
    t: translator(målform),
  });
}

export async function onSubmitDialog(parts: BotParts, sent: Sent): Promise<Answer> {
  const eining = parseEiningOpen(sent.data);
  if (eining !== undefined) return dialogAnswer(marked(await openEiningForm(parts, sent, eining)));
  const entry = parseEntryOpen(sent.data);
  if (entry !== undefined) return dialogAnswer(marked(await openEntryForm(parts, sent, entry)));
  const changed = (await submitEiningForm(parts, sent)) ?? (await submitEntryForm(parts, sent));
  if (changed !== undefined) return changed;
  const next = parseOpen(sent.data);
  if (next !== undefined) return dialogAnswer(marked(await dialogFor(parts, await recognised(parts, sent), next)));
  if (wantsBoth(sent.data)) return bothTexts(parts, await recognised(parts, sent));
  const incoming = onceOnly(await recognisedAtOnce(parts, sent));
  const action = parseAction(incoming.data, incoming.from.id);
  switch (action.kind) {
    case "start":
      try {
        return whoIsHere(parts, incoming, await startMeeting(parts, incoming, action.form, action));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return startFormAgain(parts, incoming, error);
      }
    case "startFollowUp":
      try {
        return whoIsHere(parts, incoming, await startFollowUp(parts, incoming, action.form, action));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return followUpFormAgain(parts, incoming, error);
      }
    case "command": {
      const { meetingId, command } = action;
      const meeting = (await standsAlready(parts, incoming, meetingId, command))
        ? undefined
        : await carryOut(parts, incoming, meetingId, command, action);
      const next = meeting && formAfter(meeting, command, incoming.data, incoming.from.id);
      if (meeting === undefined || next === undefined) return nothingToSay;
      return dialogAnswer(marked(openForm(parts, next, incoming.from.id, meeting)));
    }
    case "close":
      return nothingToSay;
    default:
      return notUnderstood(parts, incoming);
  }
}

/** What comes first in a meeting is at hand when it has begun. */
function whoIsHere(parts: BotParts, incoming: Sent, meeting: KnownMeeting): Answer {
  const { id } = fromParticipant(incoming, meeting).from;
  const request = { dialog: "roles", m: meeting.info.meetingId } as const;
  // The same press again, when somebody else leads or the meeting is over already.
  if (meeting.status !== "active" || meeting.leaderId !== id) return nothingToSay;
  return dialogAnswer(marked(openForm(parts, request, id, meeting)));
}

/** Who else is in the chat may be unknown for the moment: then what was written can be sent again as it is. */
async function startFormAgain(parts: BotParts, incoming: Sent, because: Because): Promise<Answer> {
  const t = translator(await målformOf(parts, incoming.chat));
  const sent = incoming.data as Readonly<Record<string, unknown>>;
  const form = await parts.roster
    .members(incoming.chat)
    .then((members) => emptyStartForm(parts, incoming, members))
    .catch(() => undefined);
  return dialogAnswer(
    marked(form === undefined ? keptText(sent, because, t) : formAgain(form, sent, because, t), sent),
  );
}

/** What was chosen may have changed meanwhile; where nothing is left to follow up, that is said. */
async function followUpFormAgain(parts: BotParts, incoming: Sent, because: Because): Promise<Answer> {
  const t = translator(await målformOf(parts, incoming.chat));
  const sent = incoming.data as Readonly<Record<string, unknown>>;
  const form = await followUpForm(parts, incoming).catch(() => undefined);
  return dialogAnswer(
    marked(form === undefined ? keptText(sent, because, t) : formAgain(form, sent, because, t), sent),
  );
}

/** A part of the referat saved as it was opened: it keeps the form it has, with its lists and tables. */
async function standsAlready(
  parts: BotParts,
  incoming: Sent,
  meetingId: string,
  command: CommandBody,
): Promise<boolean> {
  if (command.type !== "editSection") return false;
  const meeting = await parts.meetings.find(meetingId);
  if (meeting?.status !== "ended" || meeting.leaderId !== incoming.from.id) return false;
  const now = parts.sectionTexts(meeting).find((part) => part.section === command.section);
  return now !== undefined && plainly(now.text) === plainly(command.text ?? "");
}

/** Without what a client may change on the way: line ends, and the marks around right-to-left text. */
function plainly(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u2066-\u2069]/g, "")
    .trim();
}

/** A form that lacks a required choice, from a client that does not check; or one that is not ours. */
async function notUnderstood(parts: BotParts, incoming: Sent): Promise<Answer> {
  if (!isOurs(incoming.data)) throw new Refused("unknownAction");
  const målform = keptMeeting(parts, incoming)?.meeting.info.målform ?? (await målformOf(parts, incoming.chat));
  const t = translator(målform);
  const words = t("bot.form.incomplete");
  if (isFollowUp(incoming.data)) return followUpFormAgain(parts, incoming, words);
  const isStart = meetingNamed(incoming.data) === undefined;
  return isStart ? startFormAgain(parts, incoming, words) : formComesBack(parts, incoming, words, t);
}
