import { describe, expect, it } from "vitest";
import {
  type EntryAccess,
  mayArchive,
  mayRead,
  mayReadReferats,
  mayWrite,
  readersOf,
} from "../../src/einings/access.ts";
import type { Command } from "../../src/einings/commands.ts";
import { admin, einingAfter, founded, person, system } from "./dsl.ts";

const bound = (name: string, standing: Parameters<typeof person>[1]): Command =>
  admin(person(name, { ...standing, personId: name.toLowerCase() }));

const HISTORY: readonly Command[] = [
  founded,
  bound("Nest", { roles: ["deputy"] }),
  bound("Eigar", { roles: ["owner"] }),
  bound("Ppt", { roles: [], contactOf: ["ppt"] }),
  bound("Bup", { roles: [], contactOf: ["bup"] }),
  bound("Lagt", { roles: ["employee"] }),
  bound("Utanfor", { roles: ["employee"] }),
  admin(person("Usett", { roles: ["deputy"], contactOf: ["ppt"] })),
  admin({ type: "setGroup", name: "Plangruppa", members: ["p6"] }),
];
const ENTRY: EntryAccess = {
  holderId: "haldar",
  responsibleIds: ["ansvarleg"],
  responsibleTenester: ["ppt"],
  responsibleGroups: ["g1"],
  informedIds: ["informert"],
};

describe("an entry of an eining", () => {
  const eining = einingAfter(...HISTORY);

  it.each(["ragnhild", "nest", "haldar", "ansvarleg", "ppt", "lagt", "informert"])("is read by %s", (id) => {
    expect(mayRead(ENTRY, eining, id)).toBe(true);
  });

  it.each(["eigar", "bup", "utanfor", "framand", "usett@kommune.example", ""])("is not read by %s", (id) => {
    expect(mayRead(ENTRY, eining, id)).toBe(false);
  });

  it("is written by those who lead the eining, the holder, and the persons responsible", () => {
    const may = readersOf(ENTRY, eining).filter((id) => mayWrite(ENTRY, eining, id));
    expect(may).toEqual(["ragnhild", "nest", "haldar", "ansvarleg"]);
  });

  it("is handed to the archive by those who lead the eining and the holder; referats are read by the first alone", () => {
    const all = readersOf(ENTRY, eining);
    expect(all.filter((id) => mayArchive(ENTRY, eining, id))).toEqual(["ragnhild", "nest", "haldar"]);
    expect(all.filter((id) => mayReadReferats(eining, id))).toEqual(["ragnhild", "nest"]);
    for (const id of ["eigar", "framand", ""]) expect(mayReadReferats(eining, id)).toBe(false);
  });

  it("is closed to whoever has left, also as holder, responsible or informed, and open again when they come back", () => {
    const held = { ...ENTRY, holderId: "lagt", informedIds: ["lagt"], responsibleIds: ["lagt"] };
    const left = [...HISTORY, admin({ type: "removePerson", key: "p6" })];
    expect(mayRead(held, einingAfter(...HISTORY), "lagt")).toBe(true);
    expect(mayRead(held, einingAfter(...left), "lagt")).toBe(false);
    expect(mayWrite(held, einingAfter(...left), "lagt")).toBe(false);
    expect(mayRead(held, einingAfter(...left, bound("Lagt", {})), "lagt")).toBe(true);
  });

  it("opens to an imported person when Teams has shown them, and not before", () => {
    const seen = system({ type: "recognise", email: "usett@kommune.example", personId: "usett" });
    expect(mayRead(ENTRY, einingAfter(...HISTORY), "usett")).toBe(false);
    expect(mayRead(ENTRY, einingAfter(...HISTORY, seen), "usett")).toBe(true);
  });
});
