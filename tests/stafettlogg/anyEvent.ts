/** Events of entries with any content, whether they make sense or not. */
import fc from "fast-check";
import { ARCHIVE_FAULTS } from "../../src/meeting/afterwards/faults.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { CATEGORIES } from "../../src/meeting/plan.ts";
import { TILTAK_KINDS } from "../../src/meeting/record.ts";
import { ALL_LEAVES } from "../../src/stafettlogg/categories.ts";
import {
  CLOSINGS,
  type EntryEvent,
  type EntryEventOf,
  type EntryEventType,
  type EntryFields,
  type EntryOrigin,
  LEVELS,
} from "../../src/stafettlogg/events.ts";
import type { EntryPerson, Party } from "../../src/stafettlogg/parties.ts";
import { CRAFT_CODES, type EndOutcome, OUTCOMES, type TiltakBody } from "../../src/stafettlogg/tiltak.ts";

const text = fc.string({ maxLength: 20 });
const personId = fc.constantFrom("leader", "siri", "olav", "system", "__proto__");
const id = fc.constantFrom("t1", "t2", "t3", "m1-k7", "toString");
const date = fc.constantFrom("2027-03-08", "2027-04-19", "2027-05-03", "x");
const service = fc.constantFrom("ppt" as const, "nav" as const);
const some = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 3 });
const person: fc.Arbitrary<EntryPerson> = fc.record(
  { name: text, email: text, personId, teneste: service },
  { requiredKeys: ["name"] },
);
const party: fc.Arbitrary<Party> = fc.oneof(
  fc.record({
    kind: fc.constant("actor" as const),
    actor: fc.constantFrom("eining" as const, "guardians" as const, "ppt" as const),
  }),
  fc.record({ kind: fc.constant("group" as const), groupId: text, name: text }),
  fc.record({ kind: fc.constant("person" as const), person }),
);
const fields: fc.Arbitrary<EntryFields> = fc.record(
  {
    oppmerksomheit: text,
    category: fc.constantFrom(...CATEGORIES),
    leaf: fc.constantFrom(...ALL_LEAVES),
    goal: text,
    successSigns: text,
    informed: some(person),
  },
  { requiredKeys: ["oppmerksomheit", "goal", "successSigns", "informed"] },
);
const tiltak: fc.Arbitrary<TiltakBody> = fc.record(
  {
    kind: fc.constantFrom(...TILTAK_KINDS),
    text,
    factors: some(text),
    responsible: some(party),
    partner: service,
    meetOn: date,
    startBy: date,
    evaluateBy: date,
    evaluatedBy: text,
    evaluatedHow: text,
    habit: fc.constant(true as const),
    follows: id,
    oppmerksomheit: text,
  },
  {
    requiredKeys: ["kind", "text", "factors", "responsible", "startBy", "evaluateBy", "evaluatedBy", "evaluatedHow"],
  },
);
const eining = fc.record({
  id: text,
  name: text,
  kind: fc.constantFrom("school" as const, "kindergarten" as const),
  målform: fc.constantFrom(...MALFORMER),
});
const origin: fc.Arbitrary<EntryOrigin> = fc.oneof(
  fc.record({ kind: fc.constant("meeting" as const), meetingId: text }),
  fc.record({ kind: fc.constant("reopened" as const), entryId: text }),
);
const kept = some(fc.constantFrom(...CRAFT_CODES));
const level = fc.constantFrom(...LEVELS);
const outcome = fc.constantFrom(...OUTCOMES.filter((one): one is EndOutcome => one !== "ongoing"));
const from = fc.record({ meetingId: text, proposalId: text });

type Fields<T extends EntryEventType> = fc.Arbitrary<Omit<EntryEventOf<T>, "type" | "by" | "atMs" | "erased">>;

/** Every type of event has its fields here; the type checker sees to that. */
const FIELDS: { readonly [T in EntryEventType]: Fields<T> } = {
  entryOpened: fc.record(
    { eining, fields, level, holder: person, kept, origin },
    { requiredKeys: ["eining", "fields", "level", "holder", "kept"] },
  ),
  entryChanged: fc.record({ fields, kept }),
  levelSet: fc.record({ level }),
  tiltakAdded: fc.record({ id, tiltak, kept, from }, { requiredKeys: ["id", "tiltak", "kept"] }),
  tiltakChanged: fc.record({ id, tiltak, kept }),
  evaluationMoved: fc.record(
    { id, evaluateBy: date, reason: text, kept, inMeeting: text },
    { requiredKeys: ["id", "evaluateBy", "reason"] },
  ),
  tiltakEvaluated: fc.record(
    { id, outcome, reason: text, tookPart: some(party), inMeeting: text },
    { requiredKeys: ["id", "outcome", "reason", "tookPart"] },
  ),
  followUpAsked: fc.constant({}),
  wordSpared: fc.record({ word: text }),
  lysglimtAdded: fc.record({ id, text }),
  entryTransferred: fc.record({ to: person }),
  entryClosed: fc.record({ because: fc.constantFrom(...CLOSINGS), sentence: text }),
  entryReopened: fc.record({ as: text }),
  archiveAsked: fc.record({ edition: fc.integer({ min: 1, max: 3 }) }),
  archived: fc.record({ edition: fc.integer({ min: 1, max: 3 }), awaitsReceipt: fc.boolean() }),
  archiveFailed: fc.record({ edition: fc.integer({ min: 1, max: 3 }), fault: fc.constantFrom(...ARCHIVE_FAULTS) }),
};

export const anyEntryEvent: fc.Arbitrary<EntryEvent> = fc
  .constantFrom(...(Object.keys(FIELDS) as EntryEventType[]))
  .chain((type) =>
    fc
      .tuple(FIELDS[type] as fc.Arbitrary<object>, personId, fc.nat())
      .map(([body, by, atMs]) => ({ ...body, type, by, atMs }) as EntryEvent),
  );

/** An entry that somebody has opened, and anything after that. */
export const anyEntryCourse: fc.Arbitrary<readonly EntryEvent[]> = fc
  .tuple(FIELDS.entryOpened, fc.array(anyEntryEvent, { maxLength: 40 }))
  .map(([first, rest]) => [{ ...first, type: "entryOpened", by: "leader", atMs: 0 }, ...rest]);
