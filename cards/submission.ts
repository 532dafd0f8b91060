/** The forms and buttons that become commands: what each must hold, and the command that it is. */
import { z } from "zod";
import { type NameDecision, PARTS, SECTIONS, SHORT_PARTS } from "../src/meeting/afterwards/referat.ts";
import type { CommandBody, PlanGiven } from "../src/meeting/commands.ts";
import { FIT } from "../src/meeting/evaluations.ts";
import { REMINDERS } from "../src/meeting/events.ts";
import { CLOSINGS, OUTCOMES } from "../src/meeting/outcomes.ts";
import { SERVICES, TENESTER } from "../src/meeting/people.ts";
import { ACTORS, CATEGORIES } from "../src/meeting/plan.ts";
import { GROUNDS } from "../src/meeting/record.ts";
import { detailIn, reduces, togetherIn } from "./innspelSent.ts";
import { id, listOf, many, NOBODY, name, optionalId, TOGETHER, text, wholeNumber, yes } from "./kit/fields.ts";
import { next, nextIn } from "./nextSent.ts";
import { rolesIn } from "./rolesSent.ts";

/** What the inputs of the form about names are called: this, and the word. */
export const NAME_INPUT = "name:";
/** Where the tiltak under a factor go: `into:<factor>`. */
export const ENTRY_INPUT = "into:";
const MOST_NAMES = 500;

/** Clients may leave out what is empty: that a form asks for the role tells a role that is taken away from none told. */
const role = { role: name, asksRole: yes };

/** And that it asks where somebody sits, the same. */
const seat = { inRoom: yes, asksSeat: yes };

/** `personId` in a form may be left out: the person then speaks for themself. */
const forWhom = { personId: optionalId };

const plan = {
  id,
  oppmerksomheit: text,
  category: z.union([z.enum(CATEGORIES), z.literal("")]).optional(),
  goal: text,
  successSigns: text,
  responsible: listOf(ACTORS),
  personId: optionalId,
  partner: z.union([z.enum(SERVICES), z.literal(["", NOBODY])]).optional(),
  meetOn: text,
  startBy: text,
  evaluateBy: text,
  evaluatedBy: text,
  evaluatedHow: text,
};

export const submission = z.discriminatedUnion("verb", [
  // people
  z.object({
    verb: z.literal("updateParticipant"),
    personId: id,
    teneste: z.enum(TENESTER),
    ...role,
    present: yes,
    ...seat,
  }),
  z.object({ verb: z.literal("confirmPeople"), everyone: yes }),
  z.object({ verb: z.literal("addWithoutApp"), name, teneste: z.enum(TENESTER), role: name, email: text }),
  z.object({ verb: z.literal("leave"), ...forWhom }),
  z.object({ verb: z.literal("setRoles"), here: many, room: many, names: text, rest: yes }),
  z.object({ verb: z.literal("askViddevakt"), personId: id }),
  z.object({ verb: z.literal("answerViddevakt"), yes }),
  z.object({ verb: z.literal("goWithoutViddevakt") }),
  z.object({ verb: z.literal("appointSecretary"), personId: z.string().max(200).default("") }),
  z.object({ verb: z.literal("askToLead") }),
  z.object({ verb: z.literal("answerTakeOver"), yes }),
  z.object({ verb: z.literal("offerLeading"), personId: id }),
  z.object({ verb: z.literal("answerOffer"), yes }),
  z.object({ verb: z.literal("takeBackOffer") }),
  // flow
  z.object({ verb: z.literal("nextPhase"), from: id }),
  z.object({ verb: z.literal("goBack"), phase: id, reason: text }),
  z.object({ verb: z.literal("lengthen"), minutes: wholeNumber, plannedMs: z.number().optional() }),
  z.object({ verb: z.literal("pause") }),
  z.object({ verb: z.literal("resume") }),
  z.object({ verb: z.literal("abort"), reason: text }),
  z.object({ verb: z.literal("continueMeeting"), ending: wholeNumber }),
  // rounds
  z.object({ verb: z.literal("endTurn"), personId: id }),
  z.object({ verb: z.literal("pass"), ...forWhom }),
  z.object({ verb: z.literal("endRound") }),
  z.object({ verb: z.literal("anotherRound") }),
  z.object({ verb: z.literal("undo"), at: z.number().int() }),
  // contributions
  z.object({ verb: z.literal("contribute"), ...forWhom, text, endsTurn: yes }),
  z.object({ verb: z.literal("contributeTogether"), among: many, rest: yes }),
  z.object({ verb: z.literal("editContribution"), id, text }),
  z.object({ verb: z.literal("withdrawContribution"), id }),
  z.object({ verb: z.literal("correctText"), id, text }),
  z.object({ verb: z.literal("hideWords"), id, words: text }),
  z.object({ verb: z.literal("nameFactor"), id, factorId: reduces }),
  z.object({ verb: z.literal("answerQuestion"), id, text, answeredById: optionalId }),
  z.object({ verb: z.literal("askAgain"), shown: many, kept: many }),
  // what the group settles
  z.object({ verb: z.literal("describe"), what: text, behind: text, grounds: listOf(GROUNDS) }),
  z.object({ verb: z.literal("wordStatusQuo"), sentence: text, agrees: yes }),
  z.object({ verb: z.literal("agree"), ...forWhom, wording: wholeNumber.optional() }),
  z.object({ verb: z.literal("agreeTogether"), among: many, except: many, wording: wholeNumber }),
  z.object({ verb: z.literal("reserve"), ...forWhom, reason: text }),
  z.object({ verb: z.literal("concludeStatusQuo") }),
  z.object({ verb: z.literal("mergeFactors"), intoId: id, ids: many }),
  z.object({ verb: z.literal("splitFactor"), id }),
  z.object({ verb: z.literal("judgeFactor"), id, systemFactor: yes }),
  z.object({ verb: z.literal("vote"), ...forWhom, factorIds: many }),
  z.object({ verb: z.literal("chooseFactors"), factorIds: many }),
  z.object({ verb: z.literal("takeTiltak"), ...plan, factorId: reduces.optional() }),
  z.object({ verb: z.literal("dropTiltak"), id }),
  z.object({
    verb: z.literal("evaluate"),
    ...forWhom,
    worked: text,
    better: text,
    structure: z.enum(FIT),
    useful: z.enum(FIT),
    nextTime: text,
    structureWhy: text,
    usefulWhy: text,
  }),
  z.object({ verb: z.literal("reviewTiltak"), id, outcome: z.enum(OUTCOMES), reason: text, tookPart: many }),
  z.object({ verb: z.literal("decideNext"), id, ...next }),
  z.object({ verb: z.literal("closeBrought"), id, because: z.enum(CLOSINGS), sentence: text }),
  z.object({ verb: z.literal("keepOpen"), entryId: id }),
  z.object({ verb: z.literal("remind"), reminder: z.enum(REMINDERS) }),
  // referat
  z.object({ verb: z.literal("editSection"), section: z.enum(SECTIONS), text }),
  z.object({
    verb: z.literal("chooseParts"),
    parts: listOf(PARTS),
    shortParts: listOf(SHORT_PARTS),
    // A form of an earlier version did not ask about the first page.
    offersShort: yes,
  }),
  z.object({ verb: z.literal("correctPlan"), ...plan }),
  z.object({ verb: z.literal("leaveOutRecipient"), personId: id, reason: text }),
  z.object({ verb: z.literal("restoreRecipient"), personId: id }),
  z.object({ verb: z.literal("addRecipient"), name, email: text }),
  z.object({ verb: z.literal("chooseEntries") }),
  z.object({ verb: z.literal("decideNames") }),
  z.object({ verb: z.literal("approveReferat") }),
  z.object({ verb: z.literal("takeBackSending") }),
  z.object({ verb: z.literal("correctReferat"), why: text }),
  z.object({ verb: z.literal("retryArchive") }),
  z.object({ verb: z.literal("retryMail"), personId: id }),
  z.object({ verb: z.literal("giveAddress"), personId: id, email: text }),
]);
export type Submission = z.infer<typeof submission>;

/** The command as seen from `by`; undefined where a part of it is not one of ours. */
export function toCommand(form: Submission, data: unknown, by: string): CommandBody | undefined {
  const who = "personId" in form && form.personId ? form.personId : by;
  switch (form.verb) {
    case "contribute":
    case "editContribution": {
      const detail = detailIn(data);
      if (detail === undefined) return undefined;
      return form.verb === "contribute"
        ? { type: "contribute", authorId: who, text: form.text, detail, endsTurn: form.endsTurn }
        : { type: "editContribution", id: form.id, text: form.text, detail };
    }
    case "contributeTogether":
      return togetherIn(data, form);
    case "hideWords":
      return { type: form.verb, id: form.id, words: form.words.split(/[,;\n]/) };
    case "updateParticipant": {
      const { personId, teneste, role, asksRole, present, inRoom, asksSeat } = form;
      return {
        type: form.verb,
        personId,
        teneste,
        present,
        ...(asksRole ? { role } : {}),
        ...(asksSeat ? { inRoom } : {}),
      };
    }
    case "setRoles":
      return rolesIn(data, form);
    case "leave":
    case "pass":
      return { type: form.verb, personId: who };
    case "agree":
      return { type: "agree", personId: who, wording: form.wording };
    case "agreeTogether": {
      const { verb, among, except, wording } = form;
      return { type: verb, personIds: among.filter((person) => !except.includes(person)), wording };
    }
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
    case "askAgain":
      return { type: form.verb, words: form.shown.filter((word) => !form.kept.includes(word)) };
    case "chooseParts":
      return { type: "chooseParts", parts: [...(form.offersShort ? form.shortParts : SHORT_PARTS), ...form.parts] };
    case "editSection":
      return { type: "editSection", section: form.section, text: form.text.trim() === "" ? null : form.text };
    case "chooseEntries":
      return { type: "chooseEntries", entries: entriesIn(data) };
    case "decideNames":
      return { type: "decideNames", decisions: decisionsIn(data) };
    case "nameFactor":
      return { type: form.verb, id: form.id, ...form.factorId };
    case "takeTiltak": {
      const { verb, id, factorId, ...plan } = form;
      return { type: verb, id, plan: planIn(plan), ...(factorId === undefined ? {} : { reduces: factorId }) };
    }
    case "correctPlan": {
      const { verb, id, ...plan } = form;
      return { type: verb, id, plan: planIn(plan) };
    }
    case "decideNext": {
      const given = nextIn(form);
      return given && { type: form.verb, id: form.id, next: given };
    }
    case "closeBrought":
      return { type: form.verb, entryId: form.id, because: form.because, sentence: form.sentence };
    case "evaluate": {
      const { verb, personId, ...answer } = form;
      return personId === TOGETHER
        ? { type: verb, personId: by, answer, together: true }
        : { type: verb, personId: who, answer };
    }
    default: {
      const { verb, ...fields } = form;
      return { type: verb, ...fields } as CommandBody;
    }
  }
}

/** What is empty, or nobody, is not said. */
function planIn({ category, personId, partner, meetOn, ...plan }: PlanForm): PlanGiven {
  return {
    ...plan,
    ...(category ? { category } : {}),
    ...(personId && personId !== NOBODY ? { personId } : {}),
    ...(partner && partner !== NOBODY ? { partner } : {}),
    ...(meetOn === "" ? {} : { meetOn }),
  };
}
type PlanForm = Omit<Extract<Submission, { verb: "correctPlan" }>, "verb" | "id">;

const fields = z.record(z.string(), z.unknown()).catch({});

/** One input for each word, called `name:<word>`; what is neither kept nor masked is left for later. */
function decisionsIn(data: unknown): Record<string, NameDecision> {
  const inputs = Object.entries(fields.parse(data));
  const decided = inputs.flatMap(([id, value]): [string, NameDecision][] =>
    id.startsWith(NAME_INPUT) && (value === "keep" || value === "mask") ? [[id.slice(NAME_INPUT.length), value]] : [],
  );
  return Object.fromEntries(decided.slice(0, MOST_NAMES));
}

/** One input for each factor, called `into:<factor>`. */
function entriesIn(data: unknown): Record<string, string | null> {
  const inputs = Object.entries(fields.parse(data));
  const chosen = inputs.flatMap(([name, value]): [string, string | null][] => {
    const entryId = entryChoice.safeParse(value).data;
    if (!name.startsWith(ENTRY_INPUT) || entryId === undefined) return [];
    return [[name.slice(ENTRY_INPUT.length), entryId === NOBODY ? null : entryId]];
  });
  return Object.fromEntries(chosen.slice(0, MOST_NAMES));
}

const entryChoice = z.string().min(1).max(200);
