/**
 * Every action that a card or a dialog can send, parsed from what Teams hands us. Data in a card is an
 * attacker's until it has been through here; whether the person may do it is decided by the rules afterwards.
 */
import { z } from "zod";
import type { CommandBody } from "../src/meeting/commands.ts";
import { MALFORMER, ROOMS } from "../src/meeting/events.ts";
import { FOLLOWS_UP, mayLast, scriptsForTopics, USUAL_SCRIPT } from "../src/meeting/script/scripts.ts";
import { many, NOBODY, optionalId, text, wholeNumber, wordIn, yes } from "./kit/fields.ts";
import { type Submission, submission, toCommand } from "./submission.ts";

export { NOBODY, TOGETHER } from "./kit/fields.ts";
export { ENTRY_INPUT, NAME_INPUT } from "./submission.ts";

export type Verb = Submission["verb"] | "start" | "startFollowUp" | "refresh" | "close";

function isScript(id: string): boolean {
  return scriptsForTopics().some((script) => script.id === id);
}

/** What a kept topic is called among choices; an eining's id may have any signs in it, a topic's has no slash. */
export function keptTopicKey({ einingId, id }: { readonly einingId: string; readonly id: string }): string {
  return `${einingId}/${id}`;
}

function keptTopicIn(key = ""): { readonly einingId: string; readonly id: string } | undefined {
  const at = key.lastIndexOf("/");
  return at === -1 ? undefined : { einingId: key.slice(0, at), id: key.slice(at + 1) };
}

const startFields = z.object({
  verb: z.literal("start"),
  script: z.string().default(USUAL_SCRIPT).refine(isScript),
  eining: text,
  /** One of those that whoever starts works in. */
  einingId: optionalId.transform((id) => (id === NOBODY ? undefined : id || undefined)),
  einingKind: z.enum(["school", "kindergarten"]),
  topic: text,
  /** One that an eining has kept. */
  keptTopic: optionalId.transform(keptTopicIn),
  målform: z.enum(MALFORMER),
  totalMinutes: wholeNumber,
  room: z
    .enum([NOBODY, ...ROOMS])
    .optional()
    .transform((room) => (room === NOBODY ? undefined : room)),
  /** 0, and nothing from forms of an earlier release, is not before it is approved. */
  sendAfterWorkingDays: wholeNumber.optional().transform((days) => days || undefined),
  reportedById: optionalId.transform((id) => (id === NOBODY ? undefined : id || undefined)),
});
const startForm = startFields.refine(({ script, totalMinutes }) => mayLast(script, totalMinutes));
const followUpForm = z.object({
  verb: z.literal("startFollowUp"),
  entries: many.transform((ids) => ids.map(decoded)),
  totalMinutes: wholeNumber.refine((minutes) => mayLast(FOLLOWS_UP, minutes)),
  room: startFields.shape.room,
  sendAfterWorkingDays: startFields.shape.sendAfterWorkingDays,
});
export type FollowUpForm = Omit<z.infer<typeof followUpForm>, "verb">;

/** Values of one input are joined by commas, which ids may hold. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export type StartForm = Omit<z.infer<typeof startForm>, "verb">;

/** Forms that open in a dialog; `dialogs.ts` has who draws each. */
export const DIALOGS = [
  "start",
  "startFollowUp",
  "participant",
  "withoutApp",
  "roles",
  "handOver",
  "describe",
  "contribute",
  "contributeTogether",
  "mine",
  "editContribution",
  "allSaid",
  "correctText",
  "hideWords",
  "withdrawFactor",
  "nameFactor",
  "answerQuestion",
  "wordStatusQuo",
  "reserve",
  "answerFor",
  "agreeTogether",
  "passFor",
  "sparedWords",
  "mergeFactors",
  "sortFactors",
  "vote",
  "chooseFactors",
  "takeTiltak",
  "evaluate",
  "reviewTiltak",
  "decideNext",
  "closeBrought",
  "goBack",
  "lengthen",
  "abort",
  "editSection",
  "chooseParts",
  "correctPlan",
  "recipients",
  "addRecipient",
  "chooseEntries",
  "decideNames",
  "correctReferat",
  "giveAddress",
  "more",
] as const;
export type DialogName = (typeof DIALOGS)[number];

/** Of a long list; 0 is the first. */
const page = wholeNumber.optional().catch(undefined);

const open = z.object({
  dialog: z.enum(DIALOGS),
  m: z.string().max(100).optional(),
  id: optionalId,
  personId: optionalId,
  page,
});
export type OpenDialog = z.infer<typeof open>;

export type Action =
  /** A form is let go, with nothing sent. */
  | { readonly kind: "close" }
  | { readonly kind: "refresh"; readonly meetingId: string }
  | {
      readonly kind: "start";
      readonly form: StartForm;
      readonly confirmed: boolean;
      readonly noChild?: readonly string[];
    }
  | {
      readonly kind: "startFollowUp";
      readonly form: FollowUpForm;
      readonly confirmed: boolean;
      readonly noChild?: readonly string[];
    }
  | {
      readonly kind: "command";
      readonly meetingId: string;
      /** The visit the card was drawn for; buttons of an earlier one are old. */
      readonly visit: number | undefined;
      readonly confirmed: boolean;
      /** How many events had happened when the form was drawn that it is sent from. */
      readonly drawnAt: number | undefined;
      /** Words that are no child, says the writer. */
      readonly noChild?: readonly string[];
      /** Once it is done, the meeting goes on to the next phase. */
      readonly goesOn: boolean;
      /** The command as seen from `by`. */
      readonly command: CommandBody;
      readonly verb: Submission["verb"];
    }
  | { readonly kind: "unknown" };

const VERBS: readonly string[] = ["start", "startFollowUp", ...submission.options.map(({ shape }) => shape.verb.value)];

/** Whether something is one of ours, and so lacks what must be filled in where it can't be parsed. */
export function isOurs(data: unknown): boolean {
  return VERBS.includes(wordIn(data, "verb") ?? "");
}

/** Whether it is the form that starts a meeting which follows up. */
export function isFollowUp(data: unknown): boolean {
  return wordIn(data, "verb") === "startFollowUp";
}

const envelope = z.object({
  verb: z.string(),
  m: z.string().max(100).optional(),
  visit: wholeNumber.optional(),
  confirmed: yes,
  drawnAt: z.number().int().optional().catch(undefined),
  goesOn: yes,
  noChild: many.catch([]),
});

const addressed = z.object({ m: z.string().min(1).max(100) });

/** The meeting that a card's or a form's data belongs to, if any. */
export function meetingNamed(data: unknown): string | undefined {
  return addressed.safeParse(data).data?.m;
}

const onPage = z.object({ page });
const toPage = z.object({ to: page });

/** The page of a list that a form's button stands on or came from. */
export function pageNamed(data: unknown): number | undefined {
  return onPage.safeParse(data).data?.page;
}

/** The page that a form which is saved page by page goes on to. */
export function pageAfter(data: unknown): number | undefined {
  return toPage.safeParse(data).data?.to;
}

const stamp = z.object({ card: z.string().min(1).max(200) });

/** The message that a button sits on, by the name it was sent under. */
export function messageNamed(data: unknown): string | undefined {
  return stamp.safeParse(data).data?.card;
}

/** What a pressed button or a sent form asks for, by `by`. `unknown` for anything that is not one of ours. */
export function parseAction(data: unknown, by: string): Action {
  const outer = envelope.safeParse(data);
  if (!outer.success) return { kind: "unknown" };
  const { verb, m, visit, confirmed, goesOn, drawnAt } = outer.data;
  const spared = outer.data.noChild.length > 0 && { noChild: outer.data.noChild };
  if (verb === "close") return { kind: "close" };
  if (verb === "start") {
    const form = startForm.safeParse(data);
    if (!form.success) return { kind: "unknown" };
    const { verb: _verb, ...fields } = form.data;
    return { kind: "start", form: fields, confirmed, ...spared };
  }
  if (verb === "startFollowUp") {
    const form = followUpForm.safeParse(data);
    if (!form.success) return { kind: "unknown" };
    const { verb: _verb, ...fields } = form.data;
    return { kind: "startFollowUp", form: fields, confirmed, ...spared };
  }
  if (m === undefined) return { kind: "unknown" };
  if (verb === "refresh") return { kind: "refresh", meetingId: m };
  const parsed = submission.safeParse(data);
  if (!parsed.success) return { kind: "unknown" };
  const command = toCommand(parsed.data, data, by);
  if (command === undefined) return { kind: "unknown" };
  const said = { confirmed, goesOn, drawnAt, ...spared };
  return { kind: "command", meetingId: m, visit, ...said, command, verb: parsed.data.verb };
}

/** Which dialog a button asks to open, or undefined. */
export function parseOpen(data: unknown): OpenDialog | undefined {
  return wordIn(data, "dialog") === undefined ? undefined : open.safeParse(data).data;
}
