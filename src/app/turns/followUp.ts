/** Meetings that follow up: what whoever starts one may take up, and what of it is brought in. */
import { followUpDialog } from "../../../cards/chat/startFollowUp.ts";
import type { Dialog } from "../../../cards/kit/context.ts";
import type { FollowUpForm } from "../../../cards/verbs.ts";
import { mayWrite } from "../../einings/access.ts";
import { folded } from "../../einings/names.ts";
import { Refused } from "../../errors.ts";
import type { Command } from "../../meeting/commands.ts";
import type { BroughtEntry } from "../../meeting/followUp.ts";
import { osloDate } from "../../meeting/oslo.ts";
import type { PersonId } from "../../meeting/people.ts";
import { LIMITS } from "../../meeting/script/limits.ts";
import { FOLLOWS_UP } from "../../meeting/script/scripts.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { broughtFrom, canFollowUp } from "../../stafettlogg/forMeeting.ts";
import { translator } from "../../text/text.ts";
import { readable } from "../readable.ts";
import { type Found, openInEining } from "../stafettlogg/reading.ts";
import type { Incoming } from "./incoming.ts";
import { worksIn } from "./ownEinings.ts";
import type { BotParts } from "./parts.ts";
import { startMeeting } from "./start.ts";
import { målformOf } from "./whichMeeting.ts";

/** More than that nobody looks through in a form. */
const OFFERED = 30;
/** Of each eining, so that those that were asked for are found whenever they are due. */
const LOOKED_AT = 200;
const TOPIC_BETWEEN = "; ";

/** The form, for those who have something to follow up. Throws Refused. */
export async function followUpForm(parts: BotParts, { chat, from }: Incoming): Promise<Dialog> {
  const found = await canBeFollowedUp(parts, from.id);
  if (found.length === 0) throw new Refused("nothingToFollowUp");
  const shown = found.slice(0, OFFERED);
  parts.reads.noteEntries(idsOf(shown), from.id, "dialog");
  const målform = await målformOf(parts, chat);
  const areMore = found.length > shown.length;
  return followUpDialog({ entries: shown, areMore, målform, t: translator(målform) });
}

const idsOf = (found: readonly Found[]) => found.map(({ entryId }) => entryId);

/** Whether somebody has anything to follow up among what is due first; each form that starts a meeting asks. */
export async function hasToFollowUp(parts: BotParts, personId: PersonId): Promise<boolean> {
  for (const { einingId } of await worksIn(parts, personId)) {
    const found = await openInEining(parts.stafettlogg, einingId, personId, OFFERED, mayWrite);
    if (found.some(({ entry }) => canFollowUp(entry))) return true;
  }
  return false;
}

/** In the einings that they work in, of what they may write in there: those that were asked for and then the first due first. */
async function canBeFollowedUp(parts: BotParts, personId: PersonId): Promise<readonly Found[]> {
  const found: Found[] = [];
  // What the meeting comes to is written in the entries without anybody being asked again.
  for (const { einingId } of await worksIn(parts, personId))
    found.push(...(await openInEining(parts.stafettlogg, einingId, personId, LOOKED_AT, mayWrite)));
  const isAsked = ({ entry }: Found) => Number(entry.followUpAsked ?? false);
  return found.filter(({ entry }) => canFollowUp(entry)).toSorted((one, other) => isAsked(other) - isAsked(one));
}

/** Gives the meeting that has begun, with what was chosen as it is now. */
export async function startFollowUp(
  parts: BotParts,
  incoming: Incoming,
  form: FollowUpForm,
  asked: Pick<Command, "confirmed" | "noChild">,
): Promise<KnownMeeting> {
  const { chat, from } = incoming;
  const wanted = new Set(form.entries);
  if (wanted.size === 0) throw new Refused("broughtMissing");
  if (wanted.size > LIMITS.brought) throw new Refused("tooManyBrought", { limit: LIMITS.brought });
  const chosen = (await canBeFollowedUp(parts, from.id)).filter(({ entryId }) => wanted.has(entryId));
  const [first] = chosen;
  // Closed meanwhile, or somebody else's.
  if (first === undefined || chosen.length < wanted.size) throw new Refused("entryUnknown");
  if (chosen.some(({ entry }) => entry.eining.id !== first.entry.eining.id)) throw new Refused("broughtOfSeveral");
  const { entries: _chosen, ...fields } = form;
  const { id: einingId, name: eining, kind: einingKind } = first.entry.eining;
  const topic = chosen.map(({ entry }) => entry.fields.oppmerksomheit).join(TOPIC_BETWEEN);
  const about = {
    einingId,
    eining,
    einingKind,
    topic: topic.slice(0, LIMITS.sentenceChars),
    reportedById: undefined,
    keptTopic: undefined,
  };
  const brought = await Promise.all(chosen.map((one, at) => bring(parts, one, at + 1)));
  parts.reads.noteEntries(idsOf(chosen), from.id, "card");
  const målform = await målformOf(parts, chat);
  return startMeeting(parts, incoming, { ...fields, ...about, script: FOLLOWS_UP, målform }, asked, brought);
}

async function bring(parts: BotParts, { entryId, entry }: Found, number: number): Promise<BroughtEntry> {
  return broughtFrom(entryId, entry, await firstMeeting(parts, entry), number);
}

/** The meeting that it was agreed on in, where that can still be read and was of the same eining. */
async function firstMeeting({ meetings }: BotParts, { origin, eining }: Found["entry"]): Promise<BroughtEntry["from"]> {
  if (origin?.kind !== "meeting") return undefined;
  const meeting = await readable(meetings.find(origin.meetingId));
  if (meeting === undefined || folded(meeting.info.eining) !== folded(eining.name)) return undefined;
  return { topic: meeting.info.topic, date: osloDate(meeting.startedAtMs) };
}
