/**
 * The events of a meeting as they are stored: the form of each type's body. To change a form, leave it readable: a field
 * that may be absent needs no more than that; for anything else the type gets a lift from the form before it.
 */
import { z } from "zod";
import { ARCHIVE_FAULTS, MAIL_FAULTS } from "../../meeting/afterwards/faults.ts";
import { type MeetingEvent, REMINDERS, TURN_STATUSES } from "../../meeting/events.ts";
import { codec, type Forms } from "../envelope.ts";
import type { Form, Json } from "../forms.ts";
import { broughtEntry, closing, next, notCarried, outcome } from "./followUp.ts";
import { kindInsteadOfPhase } from "./lifts.ts";
import {
  actor,
  address,
  agreedBefore,
  agreement,
  change,
  description,
  detail,
  evaluation,
  id,
  ids,
  info,
  mark,
  målform,
  number,
  part,
  participant,
  phase,
  plan,
  prompt,
  recipient,
  reduces,
  section,
  text,
  yes,
} from "./parts.ts";

/** What `decided` writes into an event; events of 0.1.0 have none of it. */
const shareMs = number.exactOptional();
const lastsMs = number.exactOptional();
const sendAtMs = number.exactOptional();
const key = text.exactOptional();
const recipients = ids.exactOptional();

/** The form of today; `lifts` make it from those before, the oldest first (`Form`). */
function form<Shape extends z.ZodRawShape>(
  shape: Shape,
  ...lifts: readonly ((older: Json) => Json)[]
): Form<z.output<z.ZodObject<Shape, z.core.$strict>>> {
  return { today: z.strictObject(shape), lifts };
}

/** What meetings of 0.1.0 left to the rules: in which hours counted, and every part was in the referat. */
const asItEnds = { sendAtMs, remindAtMs: z.array(number).exactOptional(), partsLeftOut: z.array(part).exactOptional() };

const forms: Forms<MeetingEvent> = {
  meetingStarted: form({
    info,
    leaderId: id,
    people: z.array(participant),
    agreedBefore: agreedBefore.exactOptional(),
    brought: z.array(broughtEntry).exactOptional(),
    sparedBefore: z.array(text).exactOptional(),
  }),
  målformChanged: form({ målform }),
  participantAdded: form({ participant, because: z.literal("inChat").exactOptional() }),
  participantUpdated: form({ participant }),
  participantLeft: form({ personId: id }),
  participantsSeen: form({ personIds: ids }),
  participantsAbsent: form({ personIds: ids }),
  participantReturned: form({ personId: id }),
  viddevaktAsked: form({ personId: id }),
  viddevaktAnswered: form({ personId: id, yes }),
  viddevaktWaived: form({}),
  secretaryAppointed: form({ personId: id.nullable() }),
  leadingRequested: form({ personId: id }),
  leadingKept: form({}),
  leadingOffered: form({ personId: id }),
  leadingOfferEnded: form({ because: z.enum(["declined", "takenBack"]) }),
  leaderChanged: form({ personId: id, because: z.enum(["agreed", "silent", "absent"]), key }),

  phaseEntered: form({ phase, plannedMs: number }),
  wentBack: form({ phase, plannedMs: number, reason: text }),
  phaseLengthened: form({ minutes: number, lastsMs, shareMs }),
  paused: form({ because: z.enum(["person", "teamsMeetingEnded"]), key }),
  resumed: form({}),

  roundStarted: form({ order: ids }),
  turnStarted: form({ personId: id, shareMs }),
  turnEnded: form({ personId: id, how: z.enum(["spoke", "passed", "left"]), endedById: id, together: mark }),
  roundEnded: form({ missing: ids }),
  turnReturned: form({
    personId: id,
    turns: z.array(z.strictObject({ personId: id, status: z.enum(TURN_STATUSES) })),
    turn: z.strictObject({ startedUsedMs: number, shareMs: number }),
    spokenMs: z.record(id, number),
    spokenTogetherMs: number.exactOptional(),
  }),

  contributionAdded: form({ id, authorId: id, writtenById: id, text, detail }, kindInsteadOfPhase),
  contributionEdited: form({ id, text, detail }, kindInsteadOfPhase),
  contributionWithdrawn: form({ id }),
  factorNamed: form({ id, ...reduces }),
  contributionRestored: form({ id }),
  textCorrected: form({ id, text, how: z.enum(["corrected", "hidden", "undone"]) }),
  questionAnswered: form({ id, text, answeredById: id }),

  described: form({ description }),
  statusQuoWorded: form({ sentence: text }),
  statusQuoAnswered: form({ personId: id, agreement, restored: mark }),
  statusQuoAnswerWithdrawn: form({ personId: id }),
  statusQuoConcluded: form({}),
  factorsMerged: form({ intoId: id, ids }),
  factorSplit: form({ id }),
  factorJudged: form({ id, systemFactor: yes }),
  votesCast: form({ personId: id, factorIds: ids }),
  factorsChosen: form({ factorIds: ids }),
  tiltakTaken: form({ id, plan, busyActors: z.array(actor) }),
  tiltakDropped: form({ id }),
  evaluated: form({ personId: id, answer: evaluation, together: ids.exactOptional() }),

  tiltakReviewed: form({ id, outcome, reason: text, tookPart: ids }),
  nextDecided: form({ id, next }),
  nextDropped: form({ id }),
  closingSaid: form({ entryId: id, because: closing, sentence: text }),
  closingDropped: form({ entryId: id }),

  wordSpared: form({ word: text }),
  wordAskedAgain: form({ word: text }),

  viddevaktPrompted: form({ prompt, key }),
  promptDeferred: form({ prompt, untilMs: number }),
  reminded: form({ reminder: z.enum(REMINDERS), key }),

  meetingCompleted: form(asItEnds),
  meetingAborted: form({ reason: text, ...asItEnds }),
  meetingWentStale: form(asItEnds),
  meetingContinued: form({}),

  sectionEdited: form({ section, text: text.nullable() }),
  partLeftOut: form({ part }),
  partTakenIn: form({ part }),
  planCorrected: form({ id, plan }),
  recipientLeftOut: form({ personId: id, reason: text }),
  recipientRestored: form({ personId: id }),
  recipientAdded: form({ recipient }),
  entryChosen: form({ factorId: id, entryId: id.nullable() }),
  entryNotOpen: form({ factorId: id }),
  nameDecided: form({ word: text, decision: z.enum(["keep", "mask"]) }),
  sendingWarned: form({}),
  approvalCalledFor: form({ number }),
  sendingBegun: form({ dueAtMs: number }),
  sendingTakenBack: form({ remindAtMs: z.array(number).exactOptional() }),
  referatSent: form({ because: z.enum(["approved", "time"]), recipients }),
  referatCorrected: form({ why: text, recipients, changed: z.array(change).exactOptional() }),
  followUpCarried: form({ notCarried: z.array(notCarried) }),
  mailHandedOver: form({ personId: id }),
  mailFailed: form({ personId: id, fault: z.enum(MAIL_FAULTS) }),
  mailRetried: form({ personId: id }),
  addressGiven: form({ personId: id, ...address }),
  addressesFound: form({ addresses: z.record(id, text) }),
  archiveQueued: form({ edition: number }),
  archived: form({ edition: number, reference: text, awaitsReceipt: yes }),
  archiveFailed: form({ edition: number, fault: z.enum(ARCHIVE_FAULTS) }),
};

export const meetingEvents = codec<MeetingEvent>(forms);
