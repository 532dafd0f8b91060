import { readFile } from "node:fs/promises";
import { expect, it, onTestFinished } from "vitest";
import { einings } from "../../src/app/einings/einings.ts";
import { followers } from "../../src/app/followers/followers.ts";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { Ask } from "../../src/stafettlogg/commands.ts";
import { openStore } from "../../src/store/store.ts";
import { beside } from "../privacy/tables.ts";
import { OPEN } from "../support/entry.ts";
import { databaseMissing, freshDatabase, silent } from "./database.ts";

const MIGRATION = new URL("../../prisma/migrations/20261127070600_overview/migration.sql", import.meta.url);
const clock = { now: () => Date.parse("2027-03-01T10:00:00Z") };

const LOOK = `
  SELECT to_jsonb(ARRAY(SELECT name || former::text FROM eining ORDER BY eining_id)) AS einings,
    to_jsonb(ARRAY(SELECT name || groups::text FROM eining_person ORDER BY person_key)) AS people,
    to_jsonb(ARRAY(SELECT entry_id || coalesce(closed_because, '-') FROM entry ORDER BY entry_id)) AS entries,
    to_jsonb(ARRAY(SELECT concat_ws(' ', follower_id, tiltak_id, step, evaluate_by, answered) FROM followed
      ORDER BY follower_id, tiltak_id)) AS followed`;
const EMPTY = [
  "UPDATE eining SET former = '{}'",
  "UPDATE eining_person SET groups = '{}'",
  "UPDATE entry SET closed_because = NULL",
  "UPDATE followed SET step = NULL, evaluate_by = NULL, answered = false",
];

it.skipIf(databaseMissing)("an update fills what was there already as if it had been written today", async () => {
  const { location, drop } = await freshDatabase();
  onTestFinished(drop);
  const store = await openStore(location, { clockSpeed: 1, log: silent });
  const allEinings = einings(store.history, clock);
  const by = { by: SYSTEM, as: "administrator" } as const;
  const school = (body: object) => allEinings.handle("fjordglytt", { ...body, ...by } as never);
  const facts = { name: "Fjordglytt skule", einingKind: "school", målform: "nn" } as const;
  await school({ type: "found", facts, because: "import", leader: { name: "Ingrid", personId: "leader" } });
  const add = (name: string, id: object) =>
    school({ type: "addPerson", person: { name, ...id, roles: ["employee"], contactOf: [] } });
  await add("Siri", { personId: "siri" });
  await add("Kari", { email: "kari@kommune.example" });
  const { people } = await add("Per", { personId: "per" });
  await school({ type: "recognise", email: "kari@kommune.example", personId: "kari" });
  const keys = people.map(({ key }) => key);
  const group = async (name: string, members: string[]) =>
    (await school({ type: "setGroup", name, members })).groups.find((one) => one.name === name)?.id;
  await group("6. trinn", keys);
  await group("6. trinn", keys.slice(1));
  await school({ type: "dissolveGroup", id: await group("Plangruppa", keys) });
  for (const key of keys.slice(2)) await school({ type: "removePerson", key });
  await add("Per", { personId: "per" });

  const all = entries({ ...store, einings: allEinings }, clock);
  const ask = (id: string, body: object) => all.handle(id, { by: "leader", ...body } as unknown as Ask);
  for (const id of ["open", "ended"]) await ask(id, OPEN);
  await ask("ended", { type: "close", because: "carriedOn", sentence: "Slik gjer vi det no" });

  const reminded = followers(store.history, clock);
  const remind = (tiltakId: string, step: string, evaluateBy: string) =>
    reminded.handle("siri", {
      ...({
        type: "remind",
        person: { name: "Siri", personId: "siri" },
        målform: "nn",
        digestAtMs: 0,
        by: SYSTEM,
      } as const),
      item: { entryId: "open", tiltakId, step: step as "due", about: evaluateBy, evaluateBy },
    });
  const answer = (tiltakId: string) =>
    reminded.handle("siri", { type: "answer", entryId: "open", tiltakId, answer: "done", by: "siri" });
  await remind("t1", "due", "2027-04-01");
  await answer("t1");
  await remind("t1", "week1", "2027-04-01");
  await remind("t2", "due", "2027-04-01");
  await answer("t2");
  await remind("t2", "due", "2027-05-03");
  await remind("t3", "leader", "2027-04-01");
  await store.close();

  const { query, close } = await beside(location);
  onTestFinished(close);
  const { rows: written } = await query(LOOK);
  expect(JSON.stringify(written)).toContain("siri t3 leader 2027-04-01");
  for (const statement of EMPTY) await query(statement);
  expect((await query(LOOK)).rows).not.toEqual(written);
  const [, filling = ""] = (await readFile(MIGRATION, "utf8")).split("-- Texts may hold");
  const [, ...statements] = filling.split(/(?=^CREATE TEMPORARY VIEW|^UPDATE|^DROP VIEW)/m);
  for (const statement of statements) await query(statement);
  expect((await query(LOOK)).rows).toEqual(written);
});
