/** Who may ask what of an entry: everything that can be asked, by everybody there can be. */
import { describe, expect, test } from "vitest";
import type { EiningPerson } from "../../src/einings/people.ts";
import type { Eining } from "../../src/einings/state.ts";
import { Refused } from "../../src/errors.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { CommandBody, CommandType } from "../../src/stafettlogg/commands.ts";
import { decide } from "../../src/stafettlogg/decide.ts";
import type { Party } from "../../src/stafettlogg/parties.ts";
import type { TiltakBody } from "../../src/stafettlogg/tiltak.ts";
import { ADD, asked, EVALUATE, FIELDS, INGRID, OPEN, playEntry, SCHOOL_NOW, SIRI, TILTAK } from "../support/entry.ts";

const extra = (key: string, roles: EiningPerson["roles"], contactOf: EiningPerson["contactOf"] = []): EiningPerson => ({
  key,
  name: `Namn ${key}`,
  personId: key,
  roles,
  contactOf,
});
const EINING: Eining = {
  ...SCHOOL_NOW,
  people: [
    ...SCHOOL_NOW.people,
    extra("deputy", ["deputy"]),
    extra("holder", ["employee"]),
    extra("sees", ["employee"]),
    extra("employee", ["employee"]),
    extra("owner", ["owner"]),
    extra("bup", [], ["bup"]),
    // On a list, and never shown by Teams.
    { key: "listed", name: "Namn listed", email: "listed@kommune.example", roles: ["leader"], contactOf: [] },
  ],
  former: ["per", "formerLeader"],
};
const person = (personId: string): Party => ({ kind: "person", person: { name: `Namn ${personId}`, personId } });
const seenTo: TiltakBody = {
  ...TILTAK,
  responsible: [
    ...TILTAK.responsible,
    person("sees"),
    person("per"),
    { kind: "group", groupId: "trinn6", name: "6. trinn" },
  ],
  partner: "ppt",
};
const steps: readonly CommandBody[] = [
  { ...OPEN, holder: { name: "Namn holder", personId: "holder" } },
  { type: "setLevel", level: 2 },
  { ...ADD, tiltak: seenTo },
];
const there = playEntry(steps.map((step) => asked(step, { belongsTo: EINING })));

const WRITERS = ["leader", "deputy", "holder", "sees"];
const READERS = [...WRITERS, "siri", "kari", "nora"];
const OWN = ["leader", "deputy", "holder", "sees", "siri", "kari", "employee"];
const EVERYBODY = [
  ...new Set([...READERS, ...OWN, "owner", "bup", "per", "formerLeader", "listed", "listed@kommune.example"]),
  ...["stranger", "29:gjest", "", "operator:x", "__proto__", SYSTEM],
];

/** What is asked, and by whom it may be. A new one does not compile until it is here. */
const CASES: { readonly [T in CommandType]: readonly [Extract<CommandBody, { type: T }>, readonly string[]] } = {
  open: [OPEN, OWN],
  handOver: [
    { type: "handOver", meetingId: "m", eining: OPEN.eining, fields: FIELDS, level: 1, holder: INGRID, tiltak: [] },
    [],
  ],
  takeIn: [{ type: "takeIn", level: 1, tiltak: [] }, []],
  change: [{ type: "change", fields: FIELDS }, WRITERS],
  setGoal: [{ type: "setGoal", goal: "Noko", was: "" }, []],
  setLevel: [{ type: "setLevel", level: 3 }, WRITERS],
  addTiltak: [ADD, WRITERS],
  changeTiltak: [{ type: "changeTiltak", id: "t1", tiltak: TILTAK }, WRITERS],
  moveEvaluation: [{ type: "moveEvaluation", id: "t1", evaluateBy: "2027-05-03", reason: "" }, WRITERS],
  evaluate: [EVALUATE, WRITERS],
  askFollowUp: [{ type: "askFollowUp" }, WRITERS],
  addLysglimt: [{ type: "addLysglimt", text: "Alle leika" }, READERS],
  transfer: [{ type: "transfer", to: SIRI }, WRITERS],
  close: [{ type: "close", because: "goalReached", sentence: "" }, WRITERS],
  archive: [{ type: "archive" }, ["leader", "deputy", "holder"]],
  archiveResult: [{ type: "archiveResult", edition: 1, result: { status: "delivered" } }, []],
  noteReopened: [{ type: "noteReopened", as: "e2" }, []],
};

describe.each(Object.entries(CASES))("%s", (type, [body, may]) => {
  test("is for those it is for, and for nobody else", () => {
    const before = type === "open" ? playEntry([]) : there;
    const could = EVERYBODY.filter((by) => {
      try {
        decide(asked(body, { by, belongsTo: EINING, archives: true }), before.state, before.nowMs);
        return true;
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return !["notInEntry", "notInEining"].includes(error.code);
      }
    });
    // What the system says is for no button; that is asked of it where it is not for people.
    expect(could.filter((by) => by !== SYSTEM).toSorted()).toEqual([...may].toSorted());
    if (may.length === 0) expect(could).toEqual([SYSTEM]);
  });
});
