/** The stafettlogg in the private chat: an entry with its story, and the forms of those who work with it. */
import { type Because, formAgain, keptText } from "../../../cards/dialogs.ts";
import type { Dialog } from "../../../cards/kit/context.ts";
import { formAbout, newEntry } from "../../../cards/stafettlogg/forms.ts";
import type { EntryContext } from "../../../cards/stafettlogg/kit.ts";
import {
  answersIn,
  type EntryAction,
  type EntryRequest,
  entryRequestOf,
  keptIn,
  parseEntryAction,
} from "../../../cards/stafettlogg/request.ts";
import { mayArchive, mayRead, mayReadReferats, mayWrite } from "../../einings/access.ts";
import { Refused } from "../../errors.ts";
import { osloDate } from "../../meeting/oslo.ts";
import { accessOf, requireOwn } from "../../stafettlogg/access.ts";
import { CRAFT_CODES } from "../../stafettlogg/tiltak.ts";
import { translator } from "../../text/text.ts";
import { referatOf } from "../stafettlogg/entryReferat.ts";
import { othersFor } from "../stafettlogg/otherTiltak.ts";
import { type Answer, dialogAnswer } from "./answer.ts";
import { type Done, doInEntry, type Given } from "./changingEntries.ts";
import { exportEntry } from "./exportingEntries.ts";
import type { Incoming, Sent } from "./incoming.ts";
import { marked, onceOnly } from "./once.ts";
import { worksIn } from "./ownEinings.ts";
import type { BotParts } from "./parts.ts";
import { målformOf } from "./whichMeeting.ts";

/** The form that is asked for. Throws Refused where whoever asks may not send it; that an entry was read is noted. */
export async function openEntryForm(
  parts: BotParts,
  incoming: Incoming,
  request: EntryRequest,
  when: "opened" | "changed" = "opened",
): Promise<Dialog> {
  requirePrivate(incoming);
  if (request.dialog === "entryNew") return newForm(parts, incoming, request);
  const { dialog, e: entryId = "" } = request;
  const ctx = await contextOf(parts, incoming, entryId, { ...request, when });
  parts.reads.noteEntry(entryId, incoming.from.id, "dialog");
  return formAbout(dialog, ctx);
}

async function contextOf(
  parts: BotParts,
  { chat, from }: Incoming,
  entryId: string,
  { when, ...request }: EntryRequest & { readonly when: "opened" | "changed" },
): Promise<EntryContext> {
  const { stafettlogg, clock } = parts;
  const entry = await stafettlogg.entries.find(entryId);
  if (entry === undefined) throw new Refused("entryUnknown");
  const eining = await stafettlogg.einings.find(entry.eining.id);
  const access = accessOf(entry);
  if (eining === undefined || !mayRead(access, eining, from.id)) throw new Refused("notInEntry");
  const t = translator(await målformOf(parts, chat));
  const takesUp = request.dialog === "entryOthers" || request.from !== undefined;
  const others = takesUp ? await othersFor({ ...parts.stafettlogg, meetings: parts.meetings }, entry, t) : undefined;
  const mayReadReferat = mayReadReferats(eining, from.id);
  const isReferat = request.dialog === "entryReferat" && mayReadReferat;
  const referat = isReferat ? await referatOf(parts, entry) : undefined;
  if (referat !== undefined) parts.reads.note(referat.meeting, from.id, "dialog");
  const stair = request.dialog === "entry" ? await parts.stairs(entry, t, when) : undefined;
  return {
    entryId,
    entry,
    eining,
    viewerId: from.id,
    mayWrite: mayWrite(access, eining, from.id),
    mayArchive: parts.handingOut.archives && mayArchive(access, eining, from.id),
    request,
    today: osloDate(clock.now()),
    others,
    mayReadReferat,
    referat,
    stair,
    t,
  };
}

/** In the eining that is named, or the first that they work in. */
async function newForm(parts: BotParts, { chat, from }: Incoming, request: EntryRequest): Promise<Dialog> {
  const [mine] = await worksIn(parts, from.id);
  const einingId = request.eining ?? mine?.einingId;
  const eining = einingId === undefined ? undefined : await parts.stafettlogg.einings.find(einingId);
  if (einingId === undefined || eining === undefined) throw new Refused("notInEining");
  requireOwn(eining, from.id);
  return newEntry(translator(await målformOf(parts, chat)), einingId, eining, request);
}

/** A form about an entry was sent; undefined where it is about none. It comes back with all that was typed where it is not taken. */
export async function submitEntryForm(parts: BotParts, sent: Sent): Promise<Answer | undefined> {
  const action = parseEntryAction(sent.data);
  if (action === undefined) return undefined;
  const t = translator(await målformOf(parts, sent.chat));
  if (action === "incomplete") return comesBack(parts, sent, t("bot.form.incomplete"));
  try {
    const done = await carriedOut(parts, onceOnly(sent), action);
    return dialogAnswer(marked(await openEntryForm(parts, sent, done, "changed")));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return comesBack(parts, sent, error);
  }
}

/** Gives what is shown next: the entry as it is now, or the next step where one is asked for. */
async function carriedOut(parts: BotParts, sent: Sent, action: EntryAction): Promise<Done> {
  requirePrivate(sent);
  if (action.verb === "entryExport") return exportEntry(parts, sent, action.e);
  const origin = await originOf(parts, sent, action);
  const given = { by: sent.from.id, ...answersIn(sent.data), kept: keptIn(sent.data), ...origin };
  return doInEntry(parts, action, given, sent.inboundId);
}

/** Where a tiltak came up: only what was proposed there, and is not taken up yet. */
async function originOf(parts: BotParts, { chat }: Sent, action: EntryAction): Promise<Pick<Given, "origin">> {
  if (action.verb !== "entryTiltak" || !action.from || action.id) return {};
  const entry = await parts.stafettlogg.entries.find(action.e);
  const t = translator(await målformOf(parts, chat));
  const others =
    entry === undefined ? [] : await othersFor({ ...parts.stafettlogg, meetings: parts.meetings }, entry, t);
  const found = others.find((one) => one.proposalId === action.from && one.meetingId === action.meeting);
  if (found === undefined) return {};
  return { origin: { meetingId: found.meetingId, proposalId: found.proposalId } };
}

async function comesBack(parts: BotParts, sent: Sent, because: Because): Promise<Answer> {
  const t = translator(await målformOf(parts, sent.chat));
  const data = sent.data as Readonly<Record<string, unknown>>;
  const form = await formOf(parts, sent, because);
  const kept = keptIn(sent.data).join(" ");
  const again = form === undefined ? keptText(data, because, t) : formAgain(form, data, because, t);
  return dialogAnswer(marked(kept === "" ? again : keeping(again, kept), data));
}

/** Questions that were answered are not asked again. */
function keeping(dialog: Dialog, kept: string): Dialog {
  const actions = (dialog.card.actions as readonly { readonly data?: object }[] | undefined) ?? [];
  const withKept = actions.map((action) =>
    action.data !== undefined && "verb" in action.data ? { ...action, data: { ...action.data, kept } } : action,
  );
  return { ...dialog, card: { ...dialog.card, actions: withKept } };
}

/** The form that was sent, as it would be drawn now; undefined where there is none for whoever sent it. */
async function formOf(parts: BotParts, sent: Sent, because: Because): Promise<Dialog | undefined> {
  const request = entryRequestOf(sent.data);
  if (request === undefined) return undefined;
  const code = typeof because === "string" ? undefined : because.code;
  const codes = typeof because !== "string" && code === "craftAsks" ? String(because.params.codes).split(" ") : [];
  const asked = CRAFT_CODES.filter((one) => codes.includes(one));
  try {
    return await openEntryForm(parts, sent, { ...request, asked, raises: code === "levelTooLow" });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return undefined;
  }
}

/** What is worked with at a school is for nobody else's eyes. */
function requirePrivate({ chat }: Incoming): void {
  if (chat.kind !== "personal") throw new Refused("entryInPrivate");
}
