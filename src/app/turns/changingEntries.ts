/** What those who work with an entry ask for, as a command to it. */
import { createHash } from "node:crypto";
import { asParty, chosenOf, partiesOf, peopleOf } from "../../../cards/stafettlogg/parties.ts";
import type { EntryAction, EntryRequest } from "../../../cards/stafettlogg/request.ts";
import type { Eining } from "../../einings/state.ts";
import { Refused } from "../../errors.ts";
import type { PersonId } from "../../meeting/people.ts";
import type { Ask, CommandBody } from "../../stafettlogg/commands.ts";
import type { EntryFields } from "../../stafettlogg/events.ts";
import { tiltakId } from "../../stafettlogg/fromMeeting.ts";
import type { EntryPerson } from "../../stafettlogg/parties.ts";
import { type Entry, findTiltak } from "../../stafettlogg/state.ts";
import { type CraftCode, plannedIn, type TiltakBody, type TiltakOrigin } from "../../stafettlogg/tiltak.ts";
import { openEnds } from "../../stafettlogg/tiltakstrapp.ts";
import { reopenedId } from "../stafettlogg/stream.ts";
import type { BotParts } from "./parts.ts";

/** Who asks, and what they have been asked and stand by. */
export interface Given {
  readonly by: PersonId;
  readonly confirmed: boolean;
  readonly noChild?: readonly string[];
  readonly kept: readonly CraftCode[];
  /** Of a tiltak that was proposed in a meeting, and is taken up now. */
  readonly origin?: TiltakOrigin;
}

/** What is shown when it is done. */
export type Done = EntryRequest & { readonly e: string };

/** Does what was asked, once for each `inboundId`. Throws Refused. */
export async function doInEntry(
  { stafettlogg: { entries, einings } }: Pick<BotParts, "stafettlogg">,
  action: Exclude<EntryAction, { verb: "entryExport" }>,
  given: Given,
  inboundId: string | undefined,
): Promise<Done> {
  const { origin, ...asking } = given;
  const ask = (body: CommandBody): Ask => ({ ...body, ...asking, ...("drawnAt" in action && drawn(action)) });
  if (action.verb === "entryOpen") {
    const eining = await found(einings.find(action.eining), "einingUnknown");
    const entryId = newEntryId(inboundId ?? `${given.by} ${action.oppmerksomheit}`);
    const body = opening(action.eining, eining, fieldsIn(action, { eining }), holderIn(eining, given.by));
    await entries.handle(entryId, ask(body), inboundId);
    return { dialog: "entry", e: entryId };
  }
  const { e } = action;
  const entry = await found(entries.find(e), "entryUnknown");
  const eining = await found(einings.find(entry.eining.id), "notInEntry");
  if (action.verb === "entryReopen") {
    if (entry.status === "open") return { dialog: "entry", e };
    const again = reopenedId(e);
    const body = opening(entry.eining.id, eining, entry.fields, holderIn(eining, given.by), entry);
    // What it says has been answered for already.
    await entries.handle(again, { ...ask({ ...body, reopens: e }), confirmed: true, kept: ALL_OF_GOAL }, inboundId);
    return { dialog: "entry", e: again };
  }
  const after = await entries.handle(e, ask(bodyOf(action, { eining, entry, origin })), inboundId);
  return nextOf(action, after);
}

const ALL_OF_GOAL: readonly CraftCode[] = ["goalNotPresent", "goalNotMeasurable"];

function drawn({ drawnAt }: { readonly drawnAt?: number | undefined }) {
  return drawnAt === undefined ? {} : { drawnAt };
}

async function found<T>(promised: Promise<T | undefined>, code: "entryUnknown" | "einingUnknown" | "notInEntry") {
  const one = await promised;
  if (one === undefined) throw new Refused(code);
  return one;
}

/** «Some effect» and «not the wanted effect» ask for the next step at once, and a mistake for what was meant. */
function nextOf(action: Change, after: Entry): Done {
  const { e } = action;
  if (action.verb === "entryArchive") return { dialog: "entry", e, told: "archiving" };
  if (action.verb === "entryAskFollowUp") return { dialog: "entryFollowUp", e };
  const isEvaluated = action.verb === "entryEvaluate" && after.status === "open";
  const asks = isEvaluated && openEnds(after).some(({ tiltak }) => tiltak.id === action.id);
  return asks ? { dialog: "entryTiltak", e, follows: action.id } : { dialog: "entry", e };
}

interface About {
  readonly eining: Eining;
  readonly entry: Entry;
  readonly origin: TiltakOrigin | undefined;
}

type Change = Exclude<EntryAction, { verb: "entryOpen" | "entryReopen" | "entryExport" }>;

function bodyOf(action: Change, about: About): CommandBody {
  switch (action.verb) {
    case "entryChange":
      return { type: "change", fields: fieldsIn(action, about) };
    case "entryTiltak": {
      const tiltak = tiltakIn(action, about);
      const { id, raise: raises } = action;
      if (id) return { type: "changeTiltak", id, tiltak, raises };
      const { origin } = about;
      return { type: "addTiltak", tiltak, raises, ...(origin && { id: tiltakId(origin), from: origin }) };
    }
    case "entryEvaluate": {
      const { id, outcome, reason, evaluateBy } = action;
      if (outcome === "ongoing") return { type: "moveEvaluation", id, evaluateBy, reason };
      return { type: "evaluate", id, outcome, reason, tookPart: chosenOf(partiesOf(about), action.tookPart) };
    }
    case "entryLysglimt":
      return { type: "addLysglimt", text: action.text };
    case "entryTransfer": {
      const [to] = chosenOf(peopleOf(about).map(asParty), [action.holder]);
      if (to === undefined) throw new Refused("personUnknown");
      return { type: "transfer", to: to.person };
    }
    case "entryAskFollowUp":
      return { type: "askFollowUp" };
    case "entryHandOn": {
      const { id, raise: raises } = action;
      const responsible = chosenOf(partiesOf(about), action.responsible);
      return { type: "changeTiltak", id, tiltak: { ...plannedIn(findTiltak(about.entry, id)), responsible }, raises };
    }
    case "entryClose":
      return { type: "close", because: action.because, sentence: action.sentence };
    case "entryArchive":
      return { type: "archive" };
    case "entryLevel":
      return { type: "setLevel", level: action.level };
  }
}

function opening(id: string, eining: Eining, fields: EntryFields, holder: EntryPerson, before?: Entry) {
  const { name, einingKind: kind, målform } = eining;
  return { type: "open", eining: { id, name, kind, målform }, fields, level: before?.level ?? 1, holder } as const;
}

function holderIn({ people }: Eining, by: PersonId): EntryPerson {
  const { name = "", email } = people.find(({ personId }) => personId === by) ?? {};
  return { name, personId: by, ...(email === undefined ? {} : { email }) };
}

type FieldsSent = Extract<EntryAction, { verb: "entryOpen" | "entryChange" }>;

function fieldsIn(action: FieldsSent, about: { readonly eining: Eining; readonly entry?: Entry }): EntryFields {
  const { oppmerksomheit, category, leaf, goal, successSigns, informed, names } = action;
  const chosen = chosenOf(peopleOf(about).map(asParty), informed).map(({ person }) => person);
  return {
    oppmerksomheit,
    ...(category === undefined ? {} : { category }),
    ...(leaf === undefined ? {} : { leaf }),
    goal,
    successSigns,
    informed: [...chosen, ...linesOf(names).map((name) => ({ name }))],
  };
}

function tiltakIn(action: Extract<EntryAction, { verb: "entryTiltak" }>, about: About): TiltakBody {
  const { kind, text, words, responsible, partner, meetOn, startBy, evaluateBy } = action;
  const before = about.entry.tiltak.find(({ id }) => id === (action.id || action.follows));
  return {
    kind,
    text,
    factors: linesOf(words),
    responsible: chosenOf(partiesOf(about), responsible),
    ...(partner === undefined ? {} : { partner }),
    ...(meetOn === "" ? {} : { meetOn }),
    startBy,
    evaluateBy,
    evaluatedBy: action.evaluatedBy,
    evaluatedHow: action.evaluatedHow,
    ...(action.habit ? { habit: true } : {}),
    ...(action.follows ? { follows: action.follows } : {}),
    ...(before?.oppmerksomheit === undefined ? {} : { oppmerksomheit: before.oppmerksomheit }),
  };
}

function linesOf(text: string): string[] {
  return text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));
}

/** The same form twice makes one entry. */
function newEntryId(said: string): string {
  return createHash("sha256").update(`entry\n${said}`).digest("base64url").slice(0, 22);
}
