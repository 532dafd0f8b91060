/**
 * Every action that a card or a dialog can send, parsed from what Teams hands us. Data in a card is an
 * attacker's until it has been through here; whether the person may do it is decided by the rules afterwards.
 * Inputs arrive as strings; several choices arrive joined by commas.
 */
import { z } from "zod";
import type { CommandBody } from "../src/meeting/commands.ts";
import { MALFORMER, REMINDERS } from "../src/meeting/events.ts";
import { TENESTER } from "../src/meeting/people.ts";
import { type Actor, CATEGORIES, FIT, GROUNDS, OWN_ACTORS, TILTAK_KINDS } from "../src/meeting/record.ts";
import { PHASES, TOTAL_MINUTES } from "../src/meeting/script.ts";

const text = z.string().max(20_000).default("");
const id = z.string().min(1).max(200);
const optionalId = z.string().max(200).optional();
const many = z
  .string()
  .max(20_000)
  .default("")
  .transform((s) =>
    s
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );
const yes = z
  .union([z.boolean(), z.string()])
  .optional()
  .transform((value) => value === true || value === "true");
const wholeNumber = z.union([z.number(), z.string().regex(/^\d{1,4}$/)]).transform(Number);
const listOf = <const T extends readonly [string, ...string[]]>(values: T) => many.pipe(z.array(z.enum(values)));

const ACTORS = [...OWN_ACTORS, ...TENESTER.filter((t) => t !== "eining")] as [Actor, ...Actor[]];
const PARTNERS = TENESTER.filter((t) => t !== "eining") as [Exclude<(typeof TENESTER)[number], "eining">];

const detail = z.discriminatedUnion("phase", [
  z.object({ phase: z.literal("clarifying") }),
  z.object({ phase: z.literal("factors"), systemFactor: yes }),
  z.object({ phase: z.literal("tiltak"), factorId: id, kind: z.enum(TILTAK_KINDS) }),
]);

/** What «nobody» is called among choices: the card renderer refuses a choice whose value is empty. */
export const NOBODY = "none";

/** `personId` in a form may be left out: the person then speaks for themself. */
const forWhom = { personId: optionalId };

const submission = z.discriminatedUnion("verb", [
  // people
  z.object({ verb: z.literal("updateParticipant"), personId: id, teneste: z.enum(TENESTER), present: yes }),
  z.object({ verb: z.literal("addWithoutApp"), name: text, teneste: z.enum(TENESTER), email: text }),
  z.object({ verb: z.literal("leave"), ...forWhom }),
  z.object({ verb: z.literal("askViddevakt"), personId: id }),
  z.object({ verb: z.literal("answerViddevakt"), yes }),
  z.object({ verb: z.literal("goWithoutViddevakt") }),
  z.object({ verb: z.literal("appointSecretary"), personId: z.string().max(200).default("") }),
  z.object({ verb: z.literal("askToLead") }),
  z.object({ verb: z.literal("answerTakeOver"), yes }),
  // flow
  z.object({ verb: z.literal("nextPhase"), from: z.enum(PHASES) }),
  z.object({ verb: z.literal("goBack"), phase: z.enum(PHASES), reason: text }),
  z.object({ verb: z.literal("lengthen"), minutes: wholeNumber }),
  z.object({ verb: z.literal("pause") }),
  z.object({ verb: z.literal("resume") }),
  z.object({ verb: z.literal("abort"), reason: text }),
  // rounds
  z.object({ verb: z.literal("endTurn"), personId: id }),
  z.object({ verb: z.literal("pass"), ...forWhom }),
  z.object({ verb: z.literal("endRound") }),
  z.object({ verb: z.literal("anotherRound") }),
  // contributions
  z.object({ verb: z.literal("contribute"), ...forWhom, text }),
  z.object({ verb: z.literal("editContribution"), id, text }),
  z.object({ verb: z.literal("withdrawContribution"), id }),
  z.object({ verb: z.literal("answerQuestion"), id, text, answeredById: optionalId }),
  // what the group settles
  z.object({ verb: z.literal("describe"), what: text, behind: text, grounds: listOf(GROUNDS) }),
  z.object({ verb: z.literal("wordStatusQuo"), sentence: text }),
  z.object({ verb: z.literal("agree"), ...forWhom }),
  z.object({ verb: z.literal("reserve"), ...forWhom, reason: text }),
  z.object({ verb: z.literal("concludeStatusQuo") }),
  z.object({ verb: z.literal("mergeFactors"), intoId: id, ids: many }),
  z.object({ verb: z.literal("vote"), ...forWhom, factorIds: many }),
  z.object({ verb: z.literal("chooseFactors"), factorIds: many }),
  z.object({
    verb: z.literal("takeTiltak"),
    id,
    oppmerksomheit: text,
    category: z.enum(CATEGORIES),
    goal: text,
    successSigns: text,
    responsible: listOf(ACTORS),
    partner: z.union([z.enum(PARTNERS), z.literal(["", NOBODY])]).optional(),
    startBy: text,
    evaluateBy: text,
    evaluatedBy: text,
    evaluatedHow: text,
  }),
  z.object({ verb: z.literal("dropTiltak"), id }),
  z.object({
    verb: z.literal("evaluate"),
    ...forWhom,
    worked: text,
    better: text,
    structure: z.enum(FIT),
    useful: z.enum(FIT),
    nextTime: text,
  }),
  z.object({ verb: z.literal("remind"), reminder: z.enum(REMINDERS) }),
  // referat
  z.object({ verb: z.literal("approveReferat") }),
  z.object({ verb: z.literal("retryMail"), personId: id }),
  z.object({ verb: z.literal("giveAddress"), personId: id, email: text }),
]);
type Submission = z.infer<typeof submission>;
export type Verb = Submission["verb"] | "start" | "refresh";

const startForm = z.object({
  verb: z.literal("start"),
  eining: text,
  einingKind: z.enum(["school", "kindergarten"]),
  topic: text,
  målform: z.enum(MALFORMER),
  totalMinutes: wholeNumber.pipe(z.union(TOTAL_MINUTES.map((m) => z.literal(m)))),
  sendAfterHours: wholeNumber,
  reportedById: optionalId.transform((id) => (id === NOBODY ? undefined : id || undefined)),
});
export type StartForm = Omit<z.infer<typeof startForm>, "verb">;

/** Forms that open in a dialog. Each is a module in `cards/dialogs/`. */
export const DIALOGS = [
  "start",
  "participant",
  "withoutApp",
  "roles",
  "describe",
  "contribute",
  "mine",
  "editContribution",
  "answerQuestion",
  "wordStatusQuo",
  "reserve",
  "answerFor",
  "passFor",
  "mergeFactors",
  "vote",
  "chooseFactors",
  "takeTiltak",
  "evaluate",
  "goBack",
  "lengthen",
  "abort",
  "giveAddress",
  "more",
] as const;
export type DialogName = (typeof DIALOGS)[number];

const open = z.object({
  dialog: z.enum(DIALOGS),
  m: z.string().max(100).optional(),
  id: optionalId,
  personId: optionalId,
});
export type OpenDialog = z.infer<typeof open>;

export type Action =
  | { readonly kind: "refresh"; readonly meetingId: string }
  | { readonly kind: "start"; readonly form: StartForm; readonly confirmed: boolean }
  | {
      readonly kind: "command";
      readonly meetingId: string;
      /** The visit the card was drawn for; buttons of an earlier one are old. */
      readonly visit: number | undefined;
      readonly confirmed: boolean;
      /** The command as seen from `by`. */
      readonly command: CommandBody;
      readonly verb: Submission["verb"];
    }
  | { readonly kind: "unknown" };

const envelope = z.object({
  verb: z.string(),
  m: z.string().max(100).optional(),
  visit: wholeNumber.optional(),
  confirmed: yes,
});

/** What a pressed button or a sent form asks for, by `by`. `unknown` for anything that is not one of ours. */
export function parseAction(data: unknown, by: string): Action {
  const outer = envelope.safeParse(data);
  if (!outer.success) return { kind: "unknown" };
  const { verb, m, visit, confirmed } = outer.data;
  if (verb === "start") {
    const form = startForm.safeParse(data);
    if (!form.success) return { kind: "unknown" };
    const { verb: _verb, ...fields } = form.data;
    return { kind: "start", form: fields, confirmed };
  }
  if (m === undefined) return { kind: "unknown" };
  if (verb === "refresh") return { kind: "refresh", meetingId: m };
  const parsed = submission.safeParse(data);
  if (!parsed.success) return { kind: "unknown" };
  const command = toCommand(parsed.data, data, by);
  if (command === undefined) return { kind: "unknown" };
  return { kind: "command", meetingId: m, visit, confirmed, command, verb: parsed.data.verb };
}

/** Which dialog a button asks to open, or undefined. */
export function parseOpen(data: unknown): OpenDialog | undefined {
  const parsed = open.safeParse(data);
  return parsed.success ? parsed.data : undefined;
}

function toCommand(form: Submission, data: unknown, by: string): CommandBody | undefined {
  const who = "personId" in form && form.personId ? form.personId : by;
  switch (form.verb) {
    case "contribute":
    case "editContribution": {
      const parsed = detail.safeParse(data);
      if (!parsed.success) return undefined;
      return form.verb === "contribute"
        ? { type: "contribute", authorId: who, text: form.text, detail: parsed.data }
        : { type: "editContribution", id: form.id, text: form.text, detail: parsed.data };
    }
    case "leave":
    case "pass":
    case "agree":
      return { type: form.verb, personId: who };
    case "reserve":
      return { type: "reserve", personId: who, reason: form.reason };
    case "vote":
      return { type: "vote", personId: who, factorIds: form.factorIds };
    case "appointSecretary":
      return { type: "appointSecretary", personId: form.personId === "" ? null : form.personId };
    case "pause":
      return { type: "pause", because: "person" };
    case "answerQuestion":
      return { type: "answerQuestion", id: form.id, text: form.text, answeredById: form.answeredById || by };
    case "takeTiltak": {
      const { verb, id, partner, ...plan } = form;
      return { type: verb, id, plan: partner && partner !== NOBODY ? { ...plan, partner } : plan };
    }
    case "evaluate": {
      const { worked, better, structure, useful, nextTime } = form;
      return { type: "evaluate", personId: who, answer: { worked, better, structure, useful, nextTime } };
    }
    default: {
      const { verb, ...fields } = form;
      return { type: verb, ...fields } as CommandBody;
    }
  }
}
