/**
 * The events of a stafettlogg entry as they are stored: the form of each type's body. To change a form, leave it readable: a
 * field that may be absent needs no more than that; for anything else the type gets a lift from the form before it.
 */
import { z } from "zod";
import { ARCHIVE_FAULTS } from "../../meeting/afterwards/faults.ts";
import { MALFORMER } from "../../meeting/events.ts";
import { CATEGORIES } from "../../meeting/plan.ts";
import { TILTAK_KINDS } from "../../meeting/record.ts";
import { ALL_LEAVES } from "../../stafettlogg/categories.ts";
import {
  CLOSINGS,
  type EiningRef,
  type EntryEvent,
  type EntryFields,
  type EntryOrigin,
  LEVELS,
} from "../../stafettlogg/events.ts";
import type { EntryPerson, Party } from "../../stafettlogg/parties.ts";
import { CRAFT_CODES, type EndOutcome, OUTCOMES, type TiltakBody } from "../../stafettlogg/tiltak.ts";
import { codec, type Forms } from "../envelope.ts";
import type { Form } from "../forms.ts";
import { actor, id, mark, number, service, text } from "../meeting/parts.ts";

const person: z.ZodType<EntryPerson> = z.strictObject({
  name: text,
  email: text.exactOptional(),
  personId: id.exactOptional(),
  teneste: service.exactOptional(),
});

const party: z.ZodType<Party> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("actor"), actor }),
  z.strictObject({ kind: z.literal("group"), groupId: id, name: text }),
  z.strictObject({ kind: z.literal("person"), person }),
]);

const eining: z.ZodType<EiningRef> = z.strictObject({
  id,
  name: text,
  kind: z.enum(["school", "kindergarten"]),
  målform: z.enum(MALFORMER),
});

const fields: z.ZodType<EntryFields> = z.strictObject({
  oppmerksomheit: text,
  category: z.enum(CATEGORIES).exactOptional(),
  leaf: z.enum(ALL_LEAVES).exactOptional(),
  goal: text,
  successSigns: text,
  informed: z.array(person),
});

const origin: z.ZodType<EntryOrigin> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("meeting"), meetingId: id }),
  z.strictObject({ kind: z.literal("reopened"), entryId: id }),
]);

const tiltak: z.ZodType<TiltakBody> = z.strictObject({
  kind: z.enum(TILTAK_KINDS),
  text,
  factors: z.array(text),
  responsible: z.array(party),
  partner: service.exactOptional(),
  meetOn: text.exactOptional(),
  startBy: text,
  evaluateBy: text,
  evaluatedBy: text,
  evaluatedHow: text,
  habit: mark,
  follows: id.exactOptional(),
  oppmerksomheit: text.exactOptional(),
});

const level = z.literal([...LEVELS]);
const kept = z.array(z.enum(CRAFT_CODES));
const outcome: z.ZodType<EndOutcome> = z.enum(OUTCOMES).exclude(["ongoing"]);
const from = z.strictObject({ meetingId: id, proposalId: id }).exactOptional();

const inMeeting = id.exactOptional();

/** The form of today. */
function form<Shape extends z.ZodRawShape>(shape: Shape): Form<z.output<z.ZodObject<Shape, z.core.$strict>>> {
  return { today: z.strictObject(shape) };
}

const forms: Forms<EntryEvent> = {
  entryOpened: form({ eining, fields, level, holder: person, kept, origin: origin.exactOptional() }),
  entryChanged: form({ fields, kept }),
  levelSet: form({ level }),
  tiltakAdded: form({ id, tiltak, kept, from }),
  tiltakChanged: form({ id, tiltak, kept }),
  evaluationMoved: form({ id, evaluateBy: text, reason: text, kept: kept.exactOptional(), inMeeting }),
  tiltakEvaluated: form({ id, outcome, reason: text, tookPart: z.array(party), inMeeting }),
  followUpAsked: form({}),
  wordSpared: form({ word: text }),
  lysglimtAdded: form({ id, text }),
  entryTransferred: form({ to: person }),
  entryClosed: form({ because: z.enum(CLOSINGS), sentence: text, inMeeting }),
  entryReopened: form({ as: id }),
  archiveAsked: form({ edition: number }),
  archived: form({ edition: number, awaitsReceipt: z.boolean() }),
  archiveFailed: form({ edition: number, fault: z.enum(ARCHIVE_FAULTS) }),
};

export const entryEvents = codec<EntryEvent>(forms);
