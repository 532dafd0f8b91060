/** What several events of a meeting are made of, as it is stored. */
import { z } from "zod";
import { PARTS, SECTIONS } from "../../meeting/afterwards/referat.ts";
import { type EvaluationAnswer, FIT } from "../../meeting/evaluations.ts";
import { MALFORMER, type MeetingInfo, type Prompt, ROOMS } from "../../meeting/events.ts";
import { OUTCOMES } from "../../meeting/outcomes.ts";
import { type ConfirmedOutside, type Participant, SERVICES, TENESTER } from "../../meeting/people.ts";
import { ACTORS, type AgreedBefore, CATEGORIES, type Plan } from "../../meeting/plan.ts";
import {
  type Agreement,
  type ContributionDetail,
  type Description,
  GROUNDS,
  TILTAK_KINDS,
} from "../../meeting/record.ts";
import { allScripts } from "../../meeting/script/scripts.ts";

export const text = z.string();
export const number = z.number();
export const yes = z.boolean();
/** Absent unless it is so. */
export const mark = z.literal(true).exactOptional();
export const id = z.string();
export const ids = z.array(id);
/** Of a script that this release knows. */
const script = id.refine((name) => allScripts().some((one) => one.id === name));
export const phase = id.refine((name) => allScripts().some(({ phases }) => phases.some((one) => one.id === name)));
export const målform = z.enum(MALFORMER);

export const service = z.enum(SERVICES);
export const actor = z.enum(ACTORS);

const outside: z.ZodType<ConfirmedOutside> = z.strictObject({ by: id, atMs: number });

export const participant: z.ZodType<Participant> = z.strictObject({
  id,
  name: text,
  teneste: z.enum(TENESTER),
  role: text.exactOptional(),
  hasApp: yes,
  present: yes,
  confirmed: yes.exactOptional(),
  teamsId: text.exactOptional(),
  email: text.exactOptional(),
  emailGuessed: mark,
  outside: outside.exactOptional(),
  guest: mark,
  inRoom: mark,
});

export const recipient = z.strictObject({
  id,
  name: text,
  email: text.exactOptional(),
  emailGuessed: mark,
  outside: outside.exactOptional(),
});

export const address = { email: text, outside: outside.exactOptional() };

export const info: z.ZodType<MeetingInfo> = z.strictObject({
  script: script.exactOptional(),
  meetingId: id,
  chatId: id,
  eining: text,
  einingId: id.exactOptional(),
  einingKind: z.enum(["school", "kindergarten"]),
  topic: text,
  topicId: id.exactOptional(),
  målform,
  totalMinutes: number.refine((count) => allScripts().some(({ lasts }) => lasts.choices.includes(count))),
  sendAfterWorkingDays: number.exactOptional(),
  sendAfterHours: number.exactOptional(),
  mailDomains: z.array(text).exactOptional(),
  reportedById: id.exactOptional(),
  room: z.enum(ROOMS).exactOptional(),
});

const prompts: { readonly [About in Prompt["about"]]: z.ZodType<Extract<Prompt, { readonly about: About }>> } = {
  phaseNearEnd: z.strictObject({ about: z.literal("phaseNearEnd"), visit: number }),
  phaseUp: z.strictObject({ about: z.literal("phaseUp"), visit: number }),
  phaseOver: z.strictObject({ about: z.literal("phaseOver"), visit: number, overMinutes: number }),
  turnUp: z.strictObject({ about: z.literal("turnUp"), visit: number, personId: id, turn: number }),
  turnsMissing: z.strictObject({ about: z.literal("turnsMissing"), visit: number, personIds: ids }),
};
export const prompt: z.ZodType<Prompt> = z.union(Object.values(prompts));

/** Up to 0.1.0 a tiltak had one factor. */
export const reduces = { factorId: id, alsoFactorIds: ids.exactOptional() };

export const detail: z.ZodType<ContributionDetail> = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("clarifying") }),
  z.strictObject({ kind: z.literal("seen") }),
  z.strictObject({ kind: z.literal("factors"), systemFactor: yes }),
  z.strictObject({ kind: z.literal("tiltak"), ...reduces, tiltakKind: z.enum(TILTAK_KINDS) }),
]);

export const description: z.ZodType<Description> = z.strictObject({
  what: text,
  behind: text,
  grounds: z.array(z.enum(GROUNDS)),
  byId: id,
});

export const agreement: z.ZodType<Agreement> = z.discriminatedUnion("agrees", [
  z.strictObject({ agrees: z.literal(true), byId: id }),
  z.strictObject({ agrees: z.literal(false), reason: text, byId: id }),
]);

export const plan: z.ZodType<Plan> = z.strictObject({
  oppmerksomheit: text,
  category: z.enum(CATEGORIES).exactOptional(),
  goal: text,
  successSigns: text,
  responsible: z.array(actor),
  person: z.strictObject({ id, name: text }).exactOptional(),
  partner: service.exactOptional(),
  meetOn: text.exactOptional(),
  startBy: text,
  evaluateBy: text,
  evaluatedBy: text,
  evaluatedHow: text,
});

export const endOutcome = z.enum(OUTCOMES).exclude(["ongoing"]);

export const agreedBefore: z.ZodType<AgreedBefore> = z.strictObject({
  tiltak: z.array(
    z.strictObject({ text, responsible: z.array(actor), evaluateBy: text, outcome: endOutcome.exactOptional() }),
  ),
  more: number,
});

export const evaluation: z.ZodType<EvaluationAnswer> = z.strictObject({
  worked: text,
  better: text,
  structure: z.enum(FIT),
  useful: z.enum(FIT),
  nextTime: text,
  structureWhy: text.exactOptional(),
  usefulWhy: text.exactOptional(),
});

export const section = z.enum(SECTIONS);
export const change = z.enum([...SECTIONS, "plans", "names", "parts"]);
export const part = z.enum(PARTS);
