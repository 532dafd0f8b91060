/** The events of what somebody is reminded of, as they are stored. How a form changes: `src/stored/meeting/events.ts`. */
import { z } from "zod";
import type { Identity } from "../../einings/people.ts";
import { ANSWERS, type FollowerEvent, type Item } from "../../followers/events.ts";
import { STEPS } from "../../stafettlogg/reminders.ts";
import { codec, type Forms } from "../envelope.ts";
import { id, målform, number, text } from "../meeting/parts.ts";

const person: z.ZodType<Identity> = z.strictObject({
  name: text,
  email: text.exactOptional(),
  personId: id.exactOptional(),
});
const ref = { entryId: id, tiltakId: id };
const refs = z.array(z.strictObject(ref));
const item: z.ZodType<Item> = z.strictObject({ ...ref, step: z.enum(STEPS), about: text, evaluateBy: text });
const told = z.array(z.strictObject({ ...ref, evaluateBy: text.nullable() }));

const forms: Forms<FollowerEvent> = {
  reminded: { today: z.strictObject({ person, målform, item, digestAtMs: number }) },
  digestGiven: { today: z.strictObject({ number, on: text, items: told, dropped: refs }) },
  digestDoubted: { today: z.strictObject({ number, digestAtMs: number }) },
  digestMailed: { today: z.strictObject({ number }) },
  calendarOutdated: { today: z.strictObject({ ...ref, digestAtMs: number }) },
  answered: { today: z.strictObject({ ...ref, answer: z.enum(ANSWERS) }) },
  snoozed: { today: z.strictObject({ until: text, digestAtMs: number }) },
  turnedOff: { today: z.strictObject({}) },
  turnedOn: { today: z.strictObject({ digestAtMs: number }) },
};

export const followerEvents = codec<FollowerEvent>(forms);
