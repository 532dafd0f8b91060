import { expect, test } from "vitest";
import { readersOf } from "../../src/einings/access.ts";
import { accessOf } from "../../src/stafettlogg/access.ts";
import { ADD, entryOf, opened, playEntry, SCHOOL_NOW, TILTAK } from "../support/entry.ts";

const readers = (given: typeof opened) => readersOf(accessOf(entryOf(given)), SCHOOL_NOW);

test("an entry is read by the eining's leader, its holder and those informed", () => {
  expect(readers(opened)).toEqual(["leader", "siri"]);
});

test("a teneste that is partner in a tiltak reads it by its contacts, a group by its members", () => {
  const group = { kind: "group", groupId: "trinn6", name: "6. trinn" } as const;
  const tiltak = { ...TILTAK, responsible: [...TILTAK.responsible, group], partner: "ppt" } as const;
  expect(
    readers(
      playEntry(
        [
          { type: "setLevel", level: 2 },
          { ...ADD, tiltak },
        ],
        opened,
      ),
    ).toSorted(),
  ).toEqual(["kari", "leader", "nora", "siri"]);
});
