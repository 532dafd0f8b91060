/** What meetings that follow up store. */
import { z } from "zod";
import {
  type BroughtEntry,
  type BroughtTiltak,
  type Next,
  NOT_CARRIED,
  type NotCarried,
} from "../../meeting/followUp.ts";
import { CLOSINGS, OUTCOMES } from "../../meeting/outcomes.ts";
import { TILTAK_KINDS } from "../../meeting/record.ts";
import { actor, endOutcome, id, mark, service, text } from "./parts.ts";

export const outcome = z.enum(OUTCOMES);
export const closing = z.enum(CLOSINGS);

const broughtTiltak: z.ZodType<BroughtTiltak> = z.strictObject({
  id,
  tiltakId: id,
  text,
  kind: z.enum(TILTAK_KINDS),
  factors: z.array(text),
  responsible: z.array(actor),
  named: z.array(z.strictObject({ name: text, personId: id.exactOptional() })),
  partner: service.exactOptional(),
  startBy: text,
  evaluateBy: text,
  habit: mark,
  follows: id.exactOptional(),
  ended: z.strictObject({ outcome: endOutcome, on: text }).exactOptional(),
});

export const broughtEntry: z.ZodType<BroughtEntry> = z.strictObject({
  entryId: id,
  oppmerksomheit: text,
  goal: text,
  successSigns: text,
  from: z.strictObject({ topic: text, date: text }).exactOptional(),
  tiltak: z.array(broughtTiltak),
});

export const next: z.ZodType<Next> = z.discriminatedUnion("what", [
  z.strictObject({
    what: z.literal("step"),
    step: z.strictObject({
      text,
      tiltakKind: z.enum(TILTAK_KINDS),
      responsible: z.array(actor),
      sameNamed: mark,
      person: z.strictObject({ id, name: text }).exactOptional(),
      partner: service.exactOptional(),
      startBy: text,
      evaluateBy: text,
      habit: mark,
      goal: text.exactOptional(),
    }),
  }),
  z.strictObject({ what: z.literal("move"), evaluateBy: text }),
  z.strictObject({ what: z.literal("nothing") }),
]);

export const notCarried: z.ZodType<NotCarried> = z.strictObject({
  entryId: id,
  id: id.exactOptional(),
  what: z.enum(["review", "next", "goal", "closing"]),
  why: z.enum(NOT_CARRIED),
});
