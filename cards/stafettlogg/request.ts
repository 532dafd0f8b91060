/** What buttons and forms about entries ask for. Their data is anybody's until it has been through here. */
import { z } from "zod";
import { SERVICES } from "../../src/meeting/people.ts";
import { CATEGORIES } from "../../src/meeting/plan.ts";
import { TILTAK_KINDS } from "../../src/meeting/record.ts";
import { ALL_LEAVES } from "../../src/stafettlogg/categories.ts";
import { CLOSINGS, LEVELS } from "../../src/stafettlogg/events.ts";
import { CRAFT_CODES, type CraftCode, OUTCOMES } from "../../src/stafettlogg/tiltak.ts";
import { id, many, NOBODY, optionalId, text, wholeNumber, wordIn, yes } from "../kit/fields.ts";

const DIALOGS = [
  "entry",
  "entryNew",
  "entryFields",
  "entryTiltak",
  "entryOthers",
  "entryReferat",
  "entryEvaluate",
  "entryLysglimt",
  "entryTransfer",
  "entryHandOn",
  "entryClose",
  "entryFollowUp",
] as const;
export type EntryDialog = (typeof DIALOGS)[number];

const entryId = z.string().min(1).max(200);

const about = {
  e: entryId.optional(),
  /** Of a tiltak. */
  id: optionalId,
  /** The tiltak that a new one is the next step after. */
  follows: optionalId,
  /** Of what was proposed in a meeting, and of that meeting: a tiltak that is taken up later. */
  from: optionalId,
  meeting: optionalId,
  /** Of an eining, for an entry that is made. */
  eining: optionalId,
};
const open = z.object({ dialog: z.enum(DIALOGS), ...about });
export type EntryRequest = z.infer<typeof open> & {
  /** What the craft asks about what was filled in. */
  readonly asked?: readonly CraftCode[] | undefined;
  /** Another teneste was named, and the entry's nivå is too low for that. */
  readonly raises?: boolean | undefined;
  /** It is to be raised with the tiltak: that was pressed before the form came back. */
  readonly raised?: boolean | undefined;
  /** What has just been done, where the entry itself does not show it. */
  readonly told?: "exported" | "archiving" | undefined;
};

/** Which form a button asks to open, or undefined where it is about no entry. */
export function parseEntryOpen(data: unknown): EntryRequest | undefined {
  if (!(DIALOGS as readonly string[]).includes(wordIn(data, "dialog") ?? "")) return undefined;
  return open.safeParse(data).data;
}

/** A choice that need not be made. */
const chosen = <const T extends readonly [string, ...string[]]>(values: T) =>
  z
    .union([z.enum(values), z.literal(["", NOBODY])])
    .optional()
    .transform((value) => (value === "" || value === NOBODY ? undefined : (value as T[number] | undefined)));

const drawnAt = z.number().int().optional().catch(undefined);
const e = entryId;
const fields = {
  oppmerksomheit: text,
  category: chosen(CATEGORIES),
  leaf: chosen(ALL_LEAVES),
  goal: text,
  successSigns: text,
  informed: many,
  names: text,
};

const action = z.discriminatedUnion("verb", [
  z.object({ verb: z.literal("entryOpen"), eining: id, ...fields }),
  z.object({ verb: z.literal("entryChange"), e, drawnAt, ...fields }),
  z.object({
    verb: z.literal("entryTiltak"),
    e,
    id: optionalId,
    follows: optionalId,
    from: optionalId,
    meeting: optionalId,
    drawnAt,
    kind: z.enum(TILTAK_KINDS),
    text,
    /** What it is to reduce, a factor on each line. */
    words: text,
    responsible: many,
    partner: chosen(SERVICES),
    meetOn: text,
    startBy: text,
    evaluateBy: text,
    evaluatedBy: text,
    evaluatedHow: text,
    habit: yes,
    /** «Løft til nivå 2» in the same press. */
    raise: yes,
  }),
  z.object({
    verb: z.literal("entryEvaluate"),
    e,
    id,
    outcome: z.enum(OUTCOMES),
    reason: text,
    tookPart: many,
    evaluateBy: text,
  }),
  z.object({ verb: z.literal("entryLysglimt"), e, text }),
  z.object({ verb: z.literal("entryTransfer"), e, holder: id }),
  /** A tiltak is another's to see to. */
  z.object({
    verb: z.literal("entryHandOn"),
    e,
    id,
    drawnAt,
    responsible: many,
    raise: yes,
  }),
  z.object({ verb: z.literal("entryClose"), e, because: z.enum(CLOSINGS), sentence: text }),
  z.object({ verb: z.literal("entryLevel"), e, level: wholeNumber.pipe(z.literal([...LEVELS])) }),
  z.object({ verb: z.literal("entryReopen"), e }),
  /** As files, to the address of whoever asks. */
  z.object({ verb: z.literal("entryExport"), e }),
  z.object({ verb: z.literal("entryArchive"), e }),
  z.object({ verb: z.literal("entryAskFollowUp"), e }),
]);
export type EntryAction = z.infer<typeof action>;
export type EntryVerb = EntryAction["verb"];

const VERBS: readonly string[] = action.options.map(({ shape }) => shape.verb.value);

/** What a form about an entry asks for; `incomplete` where it lacks a choice that must be made; undefined for other forms. */
export function parseEntryAction(data: unknown): EntryAction | "incomplete" | undefined {
  if (!VERBS.includes(wordIn(data, "verb") ?? "")) return undefined;
  return action.safeParse(data).data ?? "incomplete";
}

/** What stands beside a question of the craft. */
export const KEEP = "keep:";

const record = z.record(z.string(), z.unknown());

/** The questions of the craft that were answered «behald slik», in this form or before it came back. */
export function keptIn(data: unknown): CraftCode[] {
  const sent = record.safeParse(data).data ?? {};
  const before = typeof sent.kept === "string" ? sent.kept.split(" ") : [];
  return CRAFT_CODES.filter((code) => before.includes(code) || String(sent[`${KEEP}${code}`]) === "true");
}

const answers = z.object({ confirmed: yes, noChild: many.catch([]) });

/** What whoever wrote it has answered when they were asked about likely names. */
export function answersIn(data: unknown): z.infer<typeof answers> {
  return answers.safeParse(data).data ?? { confirmed: false, noChild: [] };
}

/** The form that was sent, so that it can be drawn again; what is only pressed stands in the entry itself. */
const FORM: Readonly<Record<EntryVerb, EntryDialog>> = {
  entryOpen: "entryNew",
  entryChange: "entryFields",
  entryTiltak: "entryTiltak",
  entryEvaluate: "entryEvaluate",
  entryLysglimt: "entryLysglimt",
  entryTransfer: "entryTransfer",
  entryHandOn: "entryHandOn",
  entryClose: "entryClose",
  entryLevel: "entry",
  entryReopen: "entry",
  entryExport: "entry",
  entryArchive: "entry",
  entryAskFollowUp: "entryFollowUp",
};

const sentForm = z.object({ verb: z.enum(VERBS as [EntryVerb]), ...about, raise: yes });

export function entryRequestOf(data: unknown): EntryRequest | undefined {
  const sent = sentForm.safeParse(data).data;
  if (sent === undefined) return undefined;
  const { verb, raise: raised, ...rest } = sent;
  return { dialog: FORM[verb], ...rest, raised };
}
