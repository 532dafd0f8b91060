import { describe, expect, it } from "vitest";
import type { Eining } from "../../src/einings/state.ts";
import type { Party } from "../../src/stafettlogg/parties.ts";
import { remindedOf } from "../../src/stafettlogg/reminded.ts";
import type { Step } from "../../src/stafettlogg/reminders.ts";
import { entryOf, INGRID, PPT, SCHOOL_NOW, SIRI, withTiltak } from "../support/entry.ts";

const entry = { ...entryOf(withTiltak), holder: SIRI };

function told(responsible: readonly Party[], step: Step = "due", eining: Eining = SCHOOL_NOW) {
  const [tiltak] = entry.tiltak;
  if (tiltak === undefined) throw new Error("there is no tiltak");
  return remindedOf(step, { ...tiltak, responsible }, entry, eining).map(({ name }) => name);
}
const school = { kind: "actor", actor: "eining" } as const;
const children = { kind: "actor", actor: "children" } as const;

describe("a reminder goes to", () => {
  it.each<[string, readonly Party[], readonly string[]]>([
    [
      "a person who is responsible",
      [{ kind: "person", person: { name: "Kari Lærar", personId: "kari" } }],
      ["Kari Lærar"],
    ],
    ["everybody in a group", [{ kind: "group", groupId: "trinn6", name: "6. trinn" }], ["Kari Lærar"]],
    ["the contact of a teneste", [PPT], ["Nora PPT"]],
    ["whoever holds the entry, for the eining, its guardians and its children", [school, children], ["Siri Lærar"]],
    ["each once", [school, { kind: "person", person: SIRI }], ["Siri Lærar"]],
    ["whoever holds the entry, where a teneste has no contact", [{ kind: "actor", actor: "nav" }], ["Siri Lærar"]],
    ["whoever holds it, for one without an address", [{ kind: "person", person: { name: "Ola" } }], ["Siri Lærar"]],
    [
      "whoever holds it, for one who has left",
      [{ kind: "person", person: { name: "Per", personId: "per" } }],
      ["Siri Lærar"],
    ],
  ])("%s", (_who, responsible, names) => {
    expect(told(responsible)).toEqual(names);
  });

  it("the leader alone, when nobody has evaluated it", () => {
    expect(told([PPT], "leader")).toEqual([INGRID.name]);
  });

  it("a deputy, where nobody leads the eining", () => {
    const people = SCHOOL_NOW.people.map((one) => (one.key === "p1" ? { ...one, roles: ["deputy"] as const } : one));
    expect(told([PPT], "leader", { ...SCHOOL_NOW, people })).toEqual([INGRID.name]);
  });

  it("the leader, when whoever held the entry has left", () => {
    const people = SCHOOL_NOW.people.filter(({ key }) => key !== "p2");
    expect(told([school], "due", { ...SCHOOL_NOW, people, former: ["siri"] })).toEqual([INGRID.name]);
  });

  it("nobody, where the eining has nobody left", () => {
    expect(told([school], "due", { ...SCHOOL_NOW, people: [], former: ["siri"] })).toEqual([]);
  });

  it("a person's own account in Teams, when it has been seen since", () => {
    const person = { name: "Ingrid", email: "ingrid@kommune.example" };
    const [tiltak] = entry.tiltak;
    if (tiltak === undefined) throw new Error("there is no tiltak");
    const responsible = [{ kind: "person", person } as const];
    expect(remindedOf("due", { ...tiltak, responsible }, entry, SCHOOL_NOW)).toEqual([
      { name: INGRID.name, email: INGRID.email, personId: "leader" },
    ]);
  });
});
