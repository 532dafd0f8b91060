/** A database from before events belonged to streams is taken over with all that is in it. */
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { migrationsList } from "../../src/store/migrate.ts";
import { databaseMissing, freshDatabase } from "./database.ts";

type Run = (sql: string) => Promise<readonly unknown[]>;

/** An empty database of the engine that is tested, without the store's own migrations. */
async function emptyDatabase(): Promise<Run> {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  if ("dataDir" in database.location) {
    const embedded = await PGlite.create();
    return async (sql) => (await embedded.exec(sql)).at(-1)?.rows ?? [];
  }
  const client = new pg.Client({ connectionString: database.location.databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  return async (sql) => (await client.query(sql)).rows;
}

const FILLED = `
  INSERT INTO meeting (meeting_id, chat_id, active, leader_id, topic, started_at)
  SELECT id, 'chat of ' || id, false, 'leader', 'topic', now() FROM (VALUES ('a'), ('b/c')) AS m (id);
  INSERT INTO event (meeting_id, version, inbound_id, body)
  SELECT meeting_id, version, CASE version WHEN 1 THEN 'inbound ' || meeting_id END, '{"n": "\\u0000"}'
  FROM meeting, generate_series(1, 3) AS version;
  INSERT INTO entry (id, meeting_id, leader_id, created_at, body) SELECT meeting_id || '/1', meeting_id, 'leader', now(), '{}' FROM meeting;
  INSERT INTO edition (meeting_id, number, document) SELECT meeting_id, 1, '{}' FROM meeting;
  INSERT INTO message (meeting_id, key, status, chat_id, hash) SELECT meeting_id, 'ended', 'sent', 'c', 'h' FROM meeting;
  INSERT INTO read_log (meeting_id, person_id, way, edition, hour) SELECT meeting_id, 'kari', 'card', 1, now() FROM meeting;
  INSERT INTO mail_draft (message_id, meeting_id, draft_id) SELECT 'mail of ' || meeting_id, meeting_id, 'draft' FROM meeting`;
/** Without entries: those are handed over anew, from the events of their meetings. */
const COUNTS = ["stream", "meeting", "event", "edition", "message", "read_log", "mail_draft"]
  .map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
  .join(", ");

it.skipIf(databaseMissing)("keeps all that was stored of meetings, and erases it with its stream", async () => {
  const run = await emptyDatabase();
  const { migrationDirectories: all } = await migrationsList();
  const at = all.findIndex(({ path }) => path.endsWith("_streams"));
  for (const { migrationFile } of all.slice(0, at)) await run(migrationFile.content.value);
  await run(FILLED);
  for (const { migrationFile } of all.slice(at)) await run(migrationFile.content.value);

  const counts = { stream: 2, meeting: 2, event: 6, edition: 2, message: 2, read_log: 2, mail_draft: 2 };
  expect(await run(`SELECT ${COUNTS}`)).toEqual([counts]);
  expect(await run("SELECT stream_id, version, inbound_id FROM event WHERE version < 3 ORDER BY 1, 2")).toEqual([
    { stream_id: "meeting/a", version: 1, inbound_id: "inbound a" },
    { stream_id: "meeting/a", version: 2, inbound_id: null },
    { stream_id: "meeting/b/c", version: 1, inbound_id: "inbound b/c" },
    { stream_id: "meeting/b/c", version: 2, inbound_id: null },
  ]);
  for (const table of ["read_log", "mail_draft"]) {
    const ofStreams = await run(`SELECT stream_id FROM ${table} ORDER BY 1`);
    expect(ofStreams).toEqual([{ stream_id: "meeting/a" }, { stream_id: "meeting/b/c" }]);
  }
  await run("DELETE FROM stream WHERE stream_id = 'meeting/b/c'");
  const left = Object.fromEntries(Object.entries(counts).map(([table, count]) => [table, count / 2]));
  expect(await run(`SELECT ${COUNTS}`)).toEqual([left]);
  await expect(run("INSERT INTO event VALUES ('meeting/b/c', 4, NULL, '{}')")).rejects.toThrow();
});
