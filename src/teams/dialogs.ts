/** Dialogs: a button opens a form, a form is sent. A refused form comes back with everything that was typed. */
import type { CardContext, Dialog } from "../../cards/context.ts";
import { formAgain, keptText, openDialog, startDialog } from "../../cards/dialogs.ts";
import { DIALOGS, type DialogName, type OpenDialog, parseAction, parseOpen } from "../../cards/verbs.ts";
import { Refused } from "../errors.ts";
import type { CommandBody } from "../meeting/commands.ts";
import type { KnownMeeting } from "../meeting/state.ts";
import { translator } from "../text/text.ts";
import { isSame } from "./account.ts";
import type { Incoming } from "./activity.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { dialogAnswer, nothingToSay } from "./answers.ts";
import { type BotParts, carryOut, meetingFor, målformOf } from "./parts.ts";
import { startMeeting } from "./start.ts";

type Opened = Extract<Incoming, { kind: "openDialog" }>;
type Sent = Extract<Incoming, { kind: "submitDialog" }>;

type FormOf = Partial<Record<CommandBody["type"], DialogName>>;

/** Forms that show a list to go on with; after a change they come again instead of closing. */
const STAYS: Readonly<Record<KnownMeeting["status"], FormOf>> = {
  active: {
    withdrawContribution: "mine",
    editContribution: "mine",
    updateParticipant: "participant",
    addWithoutApp: "participant",
    dropTiltak: "takeTiltak",
    nameFactor: "nameFactor",
  },
  ended: {
    leaveOutRecipient: "recipients",
    restoreRecipient: "recipients",
    addRecipient: "recipients",
    retryMail: "recipients",
    decideNames: "decideNames",
  },
};

/** The form that a command is sent from, where it has another name than the command; «Meir …» for those that have none. */
const FORM: FormOf = {
  askViddevakt: "roles",
  goWithoutViddevakt: "roles",
  appointSecretary: "roles",
  agree: "answerFor",
  pass: "passFor",
  addWithoutApp: "withoutApp",
  dropTiltak: "takeTiltak",
  withdrawContribution: "mine",
  askToLead: "more",
  pause: "more",
  resume: "more",
  leave: "more",
  leaveOutRecipient: "recipients",
  restoreRecipient: "recipients",
  retryMail: "recipients",
};

/** Commands whose form is about the person they name; others have that person to choose in the form. */
const ABOUT_ONE: readonly CommandBody["type"][] = ["updateParticipant", "giveAddress", "leaveOutRecipient"];

export async function onOpenDialog(parts: BotParts, incoming: Opened): Promise<InvokeAnswer> {
  const request = parseOpen(incoming.data);
  if (request === undefined) throw new Refused("unknownAction");
  return dialogAnswer(await dialogFor(parts, incoming, request));
}

async function dialogFor(parts: BotParts, incoming: Incoming, request: OpenDialog): Promise<Dialog> {
  if (request.dialog === "start") return startForm(parts, incoming);
  const { m } = request;
  if (m === undefined) throw new Refused("noMeeting");
  return openDialog(request, contextOf(parts, incoming, await meetingFor(parts, incoming, m)));
}

async function startForm(parts: BotParts, { chat, from }: Incoming): Promise<Dialog> {
  const målform = await målformOf(parts, chat);
  if ((await parts.store.activeIn(chat.chatId)) !== undefined) throw new Refused("meetingActive");
  if (chat.kind === "personal") throw new Refused("notInPersonalChat");
  if (!(await parts.roster.mayStart(chat, from.id))) throw new Refused("notOrganizer");
  const members = (await parts.roster.members(chat)).filter((m) => !isSame(m, from));
  return startDialog({ members, målform, t: translator(målform) });
}

export async function onSubmitDialog(parts: BotParts, incoming: Sent): Promise<InvokeAnswer> {
  const next = parseOpen(incoming.data);
  if (next !== undefined) return dialogAnswer(await dialogFor(parts, incoming, next));
  const action = parseAction(incoming.data, incoming.from.id);
  const sent = incoming.data as Readonly<Record<string, unknown>>;
  if (action.kind === "start") {
    try {
      await startMeeting(parts, incoming, action.form, action.confirmed);
      return nothingToSay;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const målform = await målformOf(parts, incoming.chat);
      const t = translator(målform);
      const members = await parts.roster.members(incoming.chat);
      return dialogAnswer(formAgain(startDialog({ members, målform, t }), sent, error, t));
    }
  }
  if (action.kind !== "command") return notUnderstood(parts, incoming, sent);
  try {
    if (action.command.type !== "leave") {
      const before = await meetingFor(parts, incoming, action.meetingId);
      if (standsAlready(parts, incoming, before, action.command)) return nothingToSay;
    }
    const meeting = await carryOut(parts, incoming, action.meetingId, action.command, action.confirmed);
    const again = STAYS[meeting.status][action.command.type];
    if (again === undefined) return nothingToSay;
    return dialogAnswer(openDialog({ dialog: again, m: action.meetingId }, contextOf(parts, incoming, meeting)));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return dialogAnswer(await refusedForm(parts, incoming, action.meetingId, action.command, sent, error));
  }
}

/** A part of the referat saved as it was opened: it keeps the form it has, with its lists and tables. */
function standsAlready(parts: BotParts, { from }: Incoming, meeting: KnownMeeting, command: CommandBody): boolean {
  if (command.type !== "editSection" || meeting.status !== "ended" || from.id !== meeting.leaderId) return false;
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

/** A form that lacks a required choice, from a client that does not check; or one that is not ours. What was typed is kept. */
async function notUnderstood(
  parts: BotParts,
  incoming: Sent,
  sent: Readonly<Record<string, unknown>>,
): Promise<InvokeAnswer> {
  const t = translator(await målformOf(parts, incoming.chat));
  return dialogAnswer(keptText(sent ?? {}, new Refused("unknownAction"), t));
}

/** The same form with what was typed; where that form is no more (the phase is over, say), the typed text to copy. */
async function refusedForm(
  parts: BotParts,
  incoming: Sent,
  meetingId: string,
  command: CommandBody,
  sent: Readonly<Record<string, unknown>>,
  refused: Refused,
): Promise<Dialog> {
  const meeting = await parts.meetings.find(meetingId);
  const t = translator(meeting?.info.målform ?? (await målformOf(parts, incoming.chat)));
  if (meeting === undefined) return keptText(sent, refused, t);
  const text = (field: string) => (typeof sent[field] === "string" ? sent[field] : undefined);
  const id = text("id") ?? text("section");
  const personId = ABOUT_ONE.includes(command.type) ? text("personId") : undefined;
  const dialog = FORM[command.type] ?? DIALOGS.find((name) => name === command.type) ?? "more";
  try {
    const request = { dialog, m: meetingId, ...(id ? { id } : {}), ...(personId ? { personId } : {}) };
    return formAgain(openDialog(request, contextOf(parts, incoming, meeting)), sent, refused, t);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return keptText(sent, refused, t);
  }
}

function contextOf(parts: BotParts, incoming: Incoming, meeting: KnownMeeting): CardContext {
  const { id: viewerId } = incoming.from;
  const ctx = { meeting, viewerId, nowMs: parts.clock.now(), t: translator(meeting.info.målform) };
  return meeting.status === "ended" ? { ...ctx, referat: parts.sectionTexts(meeting) } : ctx;
}
