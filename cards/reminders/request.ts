/** What the buttons on reminders can send. Data in a card is an attacker's until it has been through here. */
import { z } from "zod";
import { ANSWERS } from "../../src/followers/events.ts";
import { wordIn } from "../kit/fields.ts";

const id = z.string().min(1).max(200);

/** How long somebody may put their reminders off, in days. */
export const SNOOZES = [1, 7] as const;

const action = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("reminderAnswer"), entryId: id, tiltakId: id, answer: z.enum(ANSWERS) }),
  z.object({ verb: z.literal("reminderSnooze"), days: z.literal(SNOOZES) }),
  z.object({ verb: z.literal("reminderOff") }),
  z.object({ verb: z.literal("reminderOn") }),
]);
export type ReminderAction = z.infer<typeof action>;

const VERBS: readonly string[] = action.options.map(({ shape }) => shape.verb.value);

/** Undefined where it is none of these. */
export function parseReminder(data: unknown): ReminderAction | undefined {
  if (!VERBS.includes(wordIn(data, "verb") ?? "")) return undefined;
  return action.safeParse(data).data;
}
