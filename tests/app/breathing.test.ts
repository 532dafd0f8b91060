import { afterEach, beforeEach, expect, test } from "vitest";
import { readList } from "../../src/app/einings/readList.ts";
import { fakeEinings } from "../einings/fakes.ts";

const HEAD = "eining;nummer;namn;e-post;rolle;grupper";
const LONG = 4_000;
const OF_A_SCHOOL = 100;

/** How often others had their turn. */
let rounds = 0;
let next: NodeJS.Immediate;
beforeEach(() => {
  rounds = 0;
  const count = () => {
    rounds += 1;
    next = setImmediate(count);
  };
  next = setImmediate(count);
});
afterEach(() => clearImmediate(next));

/** What would become of a list with so many rows, for einings in memory: it waits for nothing but itself. */
function read(row: (n: number) => string) {
  const { history, store } = fakeEinings();
  const text = [HEAD, ...Array.from({ length: LONG }, (_, n) => row(n))].join("\n");
  const file = { name: "list.csv", text, only: undefined, målform: "nn" } as const;
  return readList({ history, store }, file, { by: "operator:it", as: "administrator", nowMs: 0, målform: "nn" });
}

const school = (n: number) => Math.floor(n / OF_A_SCHOOL);
const role = (n: number) => (n % OF_A_SCHOOL === 0 ? "rektor" : "tilsett");

test("others have their turn while a list of forty schools is read", async () => {
  const { outcome } = await read(
    (n) => `Skule ${school(n)};${974_600_000 + school(n)};Person ${n};p${n}@kommune.example;${role(n)};Plangruppa`,
  );
  expect(outcome.faults).toEqual([]);
  expect(outcome.changed).toHaveLength(LONG / OF_A_SCHOOL);
  expect(rounds).toBeGreaterThan(1);
});

test("others have their turn while a list is read of which every line is wrong", async () => {
  const { outcome } = await read((n) => `Skule ${school(n)};;Person ${n};p${n}@kommune.example;sjef;`);
  expect(outcome.faults).toHaveLength(LONG);
  expect(rounds).toBeGreaterThan(1);
});
