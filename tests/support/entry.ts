/** Entries of the stafettlogg for tests, made the way the product makes them. */
import type { Eining } from "../../src/einings/state.ts";
import type { Command, CommandBody } from "../../src/stafettlogg/commands.ts";
import { decide } from "../../src/stafettlogg/decide.ts";
import type { EntryEvent } from "../../src/stafettlogg/events.ts";
import { evolve } from "../../src/stafettlogg/evolve.ts";
import type { EntryPerson, Party } from "../../src/stafettlogg/parties.ts";
import { type Entry, type EntryState, noEntry } from "../../src/stafettlogg/state.ts";
import type { TiltakBody } from "../../src/stafettlogg/tiltak.ts";
import { START_MS } from "./meeting.ts";

const EINING = { id: "fjordglytt", name: "Fjordglytt skule", kind: "school", målform: "nn" } as const;
export const INGRID: EntryPerson = { name: "Ingrid Rektor", personId: "leader", email: "ingrid@kommune.example" };
export const SIRI: EntryPerson = { name: "Siri Lærar", personId: "siri" };
export const PPT: Party = { kind: "actor", actor: "ppt" };
const SCHOOL: Party = { kind: "actor", actor: "eining" };
const GUARDIANS: Party = { kind: "actor", actor: "guardians" };

export const FIELDS = {
  oppmerksomheit: "Utestenging i storefri",
  category: "social",
  goal: "Alle på 6. trinn er med i leik i storefri",
  successSigns: "Ingen står åleine",
  informed: [SIRI],
} as const;

/** Two sides pull, for six weeks: nothing that the craft asks about. */
export const TILTAK: TiltakBody = {
  kind: "inGroup",
  text: "Leikekassar ute i storefri",
  factors: ["Lite å gjere på i skulegarden"],
  responsible: [SCHOOL, GUARDIANS],
  startBy: "2027-03-08",
  evaluateBy: "2027-04-19",
  evaluatedBy: "Trinnet",
  evaluatedHow: "På trinnmøte",
};

/** Ingrid leads it, Siri and Kari work there, Per did, and Nora is PPT's contact. */
export const SCHOOL_NOW: Eining = {
  status: "known",
  name: EINING.name,
  einingKind: EINING.kind,
  målform: EINING.målform,
  people: [
    { key: "p1", ...INGRID, roles: ["leader"], contactOf: [] },
    { key: "p2", ...SIRI, roles: ["employee"], contactOf: [] },
    { key: "p3", name: "Kari Lærar", personId: "kari", roles: ["employee"], contactOf: [] },
    { key: "p4", name: "Nora PPT", personId: "nora", roles: [], contactOf: ["ppt"] },
  ],
  former: ["per"],
  groups: [{ id: "trinn6", name: "6. trinn", members: ["p3"] }],
  daysOff: [],
  topics: [],
  daysOffSince: 0,
  peopleEver: 4,
  groupsEver: 1,
  topicsEver: 0,
  happened: 1,
};

export const OPEN = { type: "open", eining: EINING, fields: FIELDS, level: 1, holder: INGRID } as const;
export const ADD = { type: "addTiltak", tiltak: TILTAK } as const satisfies CommandBody;
export const EVALUATE = {
  type: "evaluate",
  id: "t1",
  outcome: "wanted",
  reason: "Fleire er med i leiken no",
  tookPart: [SCHOOL],
} as const satisfies CommandBody;

export interface PlayedEntry {
  readonly state: EntryState;
  readonly events: readonly EntryEvent[];
  readonly nowMs: number;
}

type Extra = Partial<Omit<Command, keyof CommandBody>>;

/** A command as the eining's leader gives it, or as somebody else does. */
export function asked(command: CommandBody, extra: Extra = {}): Command {
  return { by: "leader", belongsTo: SCHOOL_NOW, busyElsewhere: [], ...extra, ...command };
}

/** Plays commands from nothing, or on top of what was played. A refusal is thrown, as `decide` throws it. */
export function playEntry(commands: readonly (CommandBody | Command)[], from?: PlayedEntry): PlayedEntry {
  const nowMs = from?.nowMs ?? START_MS;
  const events = [...(from?.events ?? [])];
  let state = from?.state ?? noEntry;
  for (const command of commands) {
    const happened = decide("by" in command ? command : asked(command), state, nowMs);
    state = happened.reduce(evolve, state);
    events.push(...happened);
  }
  return { state, events, nowMs };
}

export function entryOf({ state }: PlayedEntry): Entry {
  if (state.status === "none") throw new Error("there is no entry");
  return state;
}

export const opened = playEntry([OPEN]);
export const withTiltak = playEntry([ADD], opened);
export const evaluated = playEntry([EVALUATE], withTiltak);
