/** The events of an eining as they are stored: the form of each type's body. How a form changes: `src/stored/meeting/events.ts`. */
import { z } from "zod";
import { type EiningEvent, type Facts, ORIGINS } from "../../einings/events.ts";
import { type EiningPerson, type Group, ROLES } from "../../einings/people.ts";
import { codec, type Forms } from "../envelope.ts";
import { id, ids, målform, service, text } from "../meeting/parts.ts";

const facts: z.ZodType<Facts> = z.strictObject({
  name: text,
  number: text.exactOptional(),
  einingKind: z.enum(["school", "kindergarten"]),
  målform,
});

const standing = { roles: z.array(z.enum(ROLES)), contactOf: z.array(service) };
const email = text.exactOptional();

const person: z.ZodType<EiningPerson> = z.strictObject({
  key: id,
  name: text,
  email,
  personId: id.exactOptional(),
  ...standing,
});

const group: z.ZodType<Group> = z.strictObject({ id, name: text, members: ids });
const daysOff = z.array(z.strictObject({ from: text, to: text, words: text }));

const forms: Forms<EiningEvent> = {
  einingFounded: { today: z.strictObject({ facts, because: z.enum(ORIGINS) }) },
  factsChanged: { today: z.strictObject({ facts }) },
  personAdded: { today: z.strictObject({ person }) },
  personChanged: { today: z.strictObject({ key: id, name: text, email, ...standing }) },
  personRecognised: { today: z.strictObject({ key: id, personId: id }) },
  personLeft: { today: z.strictObject({ key: id }) },
  groupSet: { today: z.strictObject({ group }) },
  groupDissolved: { today: z.strictObject({ id }) },
  daysOffSet: { today: z.strictObject({ daysOff }) },
  topicKept: { today: z.strictObject({ id, text }) },
  topicTaken: { today: z.strictObject({ id, meetingId: id }) },
  topicDropped: { today: z.strictObject({ id }) },
};

export const einingEvents = codec<EiningEvent>(forms);
