/** What buttons and forms about einings ask for. Their data is anybody's until it has been through here. */
import { z } from "zod";
import { ROLES } from "../../src/einings/people.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { SERVICES } from "../../src/meeting/people.ts";
import { id, listOf, many, name, optionalId, text, wholeNumber, wordIn, yes } from "../kit/fields.ts";

const DIALOGS = [
  "einings",
  "einingNew",
  "eining",
  "einingFacts",
  "einingPerson",
  "einingGroup",
  "einingDaysOff",
  "einingTopics",
] as const;
export type EiningDialog = (typeof DIALOGS)[number];

const einingId = z.string().min(1).max(100);

const open = z.object({
  dialog: z.enum(DIALOGS),
  e: einingId.optional(),
  /** Of a person or a group. */
  key: optionalId,
  page: wholeNumber.optional().catch(undefined),
  /** What a topic is to say, before somebody has said it otherwise. */
  about: z.string().max(1000).optional().catch(undefined),
  search: z.string().max(100).optional().catch(undefined),
});
export type EiningRequest = z.infer<typeof open>;

/** Which form a button asks to open, or undefined where it is about no eining. */
export function parseEiningOpen(data: unknown): EiningRequest | undefined {
  if (!(DIALOGS as readonly string[]).includes(wordIn(data, "dialog") ?? "")) return undefined;
  return open.safeParse(data).data;
}

const facts = { name, number: text, einingKind: z.enum(["school", "kindergarten"]), målform: z.enum(MALFORMER) };
const drawnAt = z.number().int().optional().catch(undefined);
const e = einingId;

const action = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("einingFound"), ...facts, leaderName: name, email: text }),
  z.object({ verb: z.literal("einingDescribe"), e, ...facts }),
  z.object({
    verb: z.literal("einingPerson"),
    e,
    key: optionalId,
    name,
    email: text,
    roles: listOf(ROLES),
    contactOf: listOf(SERVICES),
  }),
  z.object({ verb: z.literal("einingRemovePerson"), e, key: id }),
  z.object({ verb: z.literal("einingGroup"), e, key: optionalId, name, members: many }),
  z.object({ verb: z.literal("einingDissolveGroup"), e, key: id }),
  z.object({ verb: z.literal("einingDaysOff"), e, text, drawnAt }),
  z.object({ verb: z.literal("einingKeepTopic"), e, text, confirmed: yes, noChild: many.catch([]) }),
  z.object({ verb: z.literal("einingDropTopic"), e, key: id }),
]);
export type EiningAction = z.infer<typeof action>;
export type EiningVerb = EiningAction["verb"];

const VERBS: readonly string[] = action.options.map(({ shape }) => shape.verb.value);

/** What a form about an eining asks for; `incomplete` where it lacks a choice that must be made; undefined for other forms. */
export function parseEiningAction(data: unknown): EiningAction | "incomplete" | undefined {
  if (!VERBS.includes(wordIn(data, "verb") ?? "")) return undefined;
  return action.safeParse(data).data ?? "incomplete";
}

/** The form that was sent, so that it can be drawn again. */
const FORM: Readonly<Record<EiningVerb, EiningDialog>> = {
  einingFound: "einingNew",
  einingDescribe: "einingFacts",
  einingPerson: "einingPerson",
  einingRemovePerson: "einingPerson",
  einingGroup: "einingGroup",
  einingDissolveGroup: "einingGroup",
  einingDaysOff: "einingDaysOff",
  einingKeepTopic: "einingTopics",
  einingDropTopic: "einingTopics",
};

const sentForm = z.object({ verb: z.enum(VERBS as [EiningVerb]), e: einingId.optional(), key: optionalId });

export function requestOfSent(data: unknown): EiningRequest | undefined {
  const sent = sentForm.safeParse(data);
  return sent.data && { dialog: FORM[sent.data.verb], e: sent.data.e, key: sent.data.key };
}
