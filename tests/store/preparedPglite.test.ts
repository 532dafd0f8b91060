import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PreparedPGlite } from "../../src/store/preparedPglite.ts";
import { engine, freshDatabase, type TestDatabase } from "./database.ts";

describe.skipIf(engine === "postgres")("a statement on the embedded database", () => {
  let fresh: TestDatabase;
  let database: PreparedPGlite;
  beforeAll(async () => {
    fresh = await freshDatabase();
    const { dataDir } = fresh.location as { dataDir: string };
    database = new PreparedPGlite({ dataDir: join(dataDir, "database") });
    await database.waitReady;
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });
  beforeEach(async () => {
    await database.exec("DROP TABLE IF EXISTS thing; CREATE TABLE thing (id int PRIMARY KEY, said jsonb)");
  });

  const INSERT = "INSERT INTO thing (id, said) VALUES ($1, $2)";
  const SELECT = "SELECT * FROM thing WHERE id >= $1 ORDER BY id";
  const put = (id: number, said: unknown = null) => database.query(INSERT, [id, said]);
  const rows = async (from = 0) => (await database.query(SELECT, [from])).rows;

  /** How often each of the statements that the database keeps has been carried out. */
  async function kept(): Promise<Map<string, number>> {
    const { rows } = await database.query<{ statement: string; times: number }>(
      "SELECT statement, (generic_plans + custom_plans)::int AS times FROM pg_prepared_statements",
    );
    return new Map(rows.map(({ statement, times }) => [statement, times]));
  }

  test("is read once, however often it comes, and gives each time what it is asked for", async () => {
    const before = (await kept()).get(INSERT) ?? 0;
    for (let id = 1; id <= 20; id += 1) await put(id, { words: [`«${id}»`, "æøå"] });
    expect((await kept()).get(INSERT)).toBe(before + 20);
    expect(await rows(19)).toEqual([
      { id: 19, said: { words: ["«19»", "æøå"] } },
      { id: 20, said: { words: ["«20»", "æøå"] } },
    ]);
    expect(await rows(20)).toHaveLength(1);
    expect(await rows(21)).toEqual([]);
  });

  test("that fails can be sent again, and the one that is sent next is not mixed up with it", async () => {
    await put(1);
    await expect(put(1)).rejects.toThrow("duplicate key");
    await expect(database.query(INSERT, ["no number", null])).rejects.toThrow("invalid input");
    await expect(database.query("SELECT nothing FROM nowhere WHERE 1 = $1", [1])).rejects.toThrow("nowhere");
    await put(2);
    expect(await rows()).toEqual([
      { id: 1, said: null },
      { id: 2, said: null },
    ]);
  });

  test("in a transaction that is taken back leaves nothing, and goes through after it", async () => {
    const only = "INSERT INTO thing (id) VALUES ($1)";
    const taken = database.transaction(async (within) => {
      await within.query(only, [1]);
      await within.query(only, [1]);
    });
    await expect(taken).rejects.toThrow("duplicate key");
    expect(await rows()).toEqual([]);
    await database.query(only, [1]);
    expect(await rows()).toHaveLength(1);
  });

  test("is read anew when its table has changed", async () => {
    await put(1);
    expect(await rows()).toEqual([{ id: 1, said: null }]);
    await database.exec("ALTER TABLE thing ADD COLUMN more int DEFAULT 7");
    await rows().catch(() => undefined);
    expect(await rows()).toEqual([{ id: 1, said: null, more: 7 }]);
  });

  test("is forgotten by the database too when very many others have come", async () => {
    for (let n = 0; n < 400; n += 1) await database.query(`SELECT ${n} + $1::int AS sum`, [1]);
    expect((await kept()).size).toBeLessThanOrEqual(301);
    expect((await database.query("SELECT 0 + $1::int AS sum", [1])).rows).toEqual([{ sum: 1 }]);
  });
});
