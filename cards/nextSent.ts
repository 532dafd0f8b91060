/** The form that says what comes after a tiltak: a date, a step, or nothing. */
import { z } from "zod";
import type { NextGiven } from "../src/meeting/commands.ts";
import { SERVICES } from "../src/meeting/people.ts";
import { ACTORS } from "../src/meeting/plan.ts";
import { TILTAK_KINDS } from "../src/meeting/record.ts";
import { listOf, NOBODY, optionalId, text, yes } from "./kit/fields.ts";

/** What it has besides the tiltak that it is about; which of it is needed follows from `what`. */
export const next = {
  what: z.enum(["step", "move", "nothing"]),
  text,
  kind: z.enum(TILTAK_KINDS).optional(),
  responsible: listOf(ACTORS),
  sameNamed: yes,
  personId: optionalId,
  partner: z.union([z.enum(SERVICES), z.literal(["", NOBODY])]).optional(),
  startBy: text,
  evaluateBy: text,
  habit: yes,
  goal: text.optional(),
};
type Sent = z.infer<z.ZodObject<typeof next>>;

/** Undefined where a choice that must be made was not. */
export function nextIn(sent: Sent): NextGiven | undefined {
  const { what, kind: tiltakKind, responsible, sameNamed, personId, partner, startBy, evaluateBy, habit, goal } = sent;
  if (what === "nothing") return { what };
  if (what === "move") return { what, evaluateBy };
  if (tiltakKind === undefined) return undefined;
  return {
    what,
    step: {
      text: sent.text,
      tiltakKind,
      responsible,
      ...(sameNamed && { sameNamed }),
      ...(personId && personId !== NOBODY ? { personId } : {}),
      ...(partner && partner !== NOBODY ? { partner } : {}),
      startBy,
      evaluateBy,
      ...(habit && { habit }),
      ...(goal ? { goal } : {}),
    },
  };
}
