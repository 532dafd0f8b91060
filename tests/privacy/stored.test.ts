/** docs/operations.md says what is stored: each table of the database, and each column. */
import { readFile } from "node:fs/promises";
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { databaseMissing, freshDatabase, silent } from "../store/database.ts";
import { tablesOf } from "./tables.ts";

it.skipIf(databaseMissing)(
  "every table and column of the database is in the operations guide, and none besides",
  async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    await (await openStore(database.location, { clockSpeed: 1, log: silent })).close();
    const tables = await tablesOf(database.location);
    const columns = await tables.columns();
    await tables.close();
    const guide = await readFile(new URL("../../docs/operations.md", import.meta.url), "utf8");
    const stored = guide.slice(guide.indexOf("## What is stored"), guide.indexOf("## Deletion"));

    const found = new Map<string, string[]>();
    for (const { schema, table, column } of columns) {
      if (schema === "public") found.set(table, [...(found.get(table) ?? []), column]);
    }
    const told = [...stored.matchAll(/^\| `(\w+)` \| ([^|]*) \|/gm)].map(
      ([, table = "", list = ""]): [string, string[]] => [
        table,
        [...list.matchAll(/`(\w+)`/g)].map(([, column = ""]) => column),
      ],
    );
    const sorted = (list: Iterable<readonly [string, readonly string[]]>) =>
      Object.fromEntries([...list].map(([table, names]) => [table, names.toSorted()]));
    expect(sorted(told)).toEqual(sorted(found));

    const ofQueue = new Set(
      columns.flatMap(({ schema, table }) => (schema === "public" ? [] : [`${schema}.${table}`])),
    );
    const named = [...ofQueue].filter((name) => {
      // The queue's counts have a partition for each day.
      const table = name.replace("pgboss.", "").replace(/^(queue_stats)_\d{8}$/, "$1");
      return name.startsWith("pgboss.") && stored.includes(`\`${table}\``);
    });
    expect(named).toEqual([...ofQueue]);
  },
);
