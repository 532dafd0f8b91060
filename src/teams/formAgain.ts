/** A form that was sent and not taken comes back with everything that was typed, whatever went wrong. */

import { type Because, formAgain, keptText, openDialog } from "../../cards/dialogs.ts";
import type { CardContext, Dialog } from "../../cards/kit/context.ts";
import { DIALOGS, type DialogName, type OpenDialog } from "../../cards/verbs.ts";
import { Refused } from "../errors.ts";
import type { CommandBody } from "../meeting/commands.ts";
import type { KnownMeeting } from "../meeting/state.ts";
import { type Translate, translator } from "../text/text.ts";
import { toldApart } from "../text/toldApart.ts";
import type { Incoming } from "./activity.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { dialogAnswer } from "./answers.ts";
import { marked } from "./once.ts";
import { type BotParts, keptMeeting } from "./parts.ts";

type Sent = Extract<Incoming, { kind: "submitDialog" }>;
type Fields = Readonly<Record<string, unknown>>;

/** The form that a command is sent from, where it has another name than the command. */
const FORM: Partial<Record<CommandBody["type"], DialogName>> = {
  confirmPeople: "participant",
  askViddevakt: "roles",
  goWithoutViddevakt: "roles",
  appointSecretary: "roles",
  agree: "answerFor",
  pass: "passFor",
  updateParticipant: "participant",
  addWithoutApp: "withoutApp",
  dropTiltak: "takeTiltak",
  withdrawContribution: "mine",
  leaveOutRecipient: "recipients",
  restoreRecipient: "recipients",
  retryMail: "recipients",
};

/** Commands whose form is about the person they name; others have that person to choose in the form. */
const ABOUT_ONE: readonly string[] = ["updateParticipant", "giveAddress", "leaveOutRecipient"];

/**
 * The same form; where it is no more (its phase is over, say), the typed text. Asks nobody for anything, since what
 * went wrong may be that nobody answers.
 */
export function formComesBack(parts: BotParts, incoming: Sent, because: Because, t: Translate): InvokeAnswer {
  const sent: Fields = isFields(incoming.data) ? incoming.data : {};
  const form = formOf(parts, incoming, sent);
  const again = form === undefined ? keptText(sent, because, t) : formAgain(form, sent, because, t);
  return dialogAnswer(marked(again, sent));
}

function formOf(parts: BotParts, incoming: Sent, sent: Fields): Dialog | undefined {
  const { verb } = sent;
  const known = keptMeeting(parts, incoming);
  if (known === undefined || typeof verb !== "string") return undefined;
  const { meeting, from } = known;
  const text = (field: string) => (typeof sent[field] === "string" && sent[field] !== "" ? sent[field] : undefined);
  const id = text("id") ?? text("section");
  const personId = ABOUT_ONE.includes(verb) ? text("personId") : undefined;
  const request = {
    dialog: formName(verb, sent),
    m: meeting.info.meetingId,
    ...(id === undefined ? {} : { id }),
    ...(personId === undefined ? {} : { personId }),
  };
  try {
    return openForm(parts, request, from.id, meeting);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

/** What has no form of its own is a button in «Meir …». */
function formName(verb: string, sent: Fields): DialogName {
  // Where it was asked about, in a form of its own.
  if (verb === "withdrawContribution" && sent.confirmed === true) return "withdrawFactor";
  const name = FORM[verb as CommandBody["type"]] ?? verb;
  return DIALOGS.find((dialog) => dialog === name) ?? "more";
}

const SHOWS_REFERAT: readonly DialogName[] = ["editSection", "correctPlan", "decideNames", "correctReferat"];

/** The form that is asked for, as `viewerId` may fill it in; that it shows text of the referat is noted. Throws Refused. */
export function openForm(parts: BotParts, request: OpenDialog, viewerId: string, meeting: KnownMeeting): Dialog {
  const form = openDialog(request, contextOf(parts, viewerId, meeting));
  if (meeting.status === "ended" && SHOWS_REFERAT.includes(request.dialog))
    parts.reads.note(meeting, viewerId, "dialog");
  return form;
}

/** What a form is drawn from, for the one who opens it. */
function contextOf(parts: BotParts, viewerId: string, known: KnownMeeting): CardContext {
  const t = translator(known.info.målform);
  const meeting = toldApart(known, t);
  const ctx = { meeting, viewerId, nowMs: parts.clock.now(), t };
  return meeting.status === "ended" ? { ...ctx, referat: parts.sectionTexts(meeting) } : ctx;
}

function isFields(data: unknown): data is Fields {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
