/** Another kind of aggregate through the same store: its own events, rows, jobs and messages, and no file of the meeting. */
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobRunner } from "../../src/app/jobs.ts";
import { Conflict } from "../../src/errors.ts";
import { type Location, openStore, type Store } from "../../src/store/store.ts";
import { CHAT, fakeMessenger } from "../app/fakes.ts";
import { tablesOf } from "../privacy/tables.ts";
import { databaseMissing, freshDatabase, silent, type TestDatabase } from "./database.ts";
import { type Promises, promises, TABLE } from "./promises.ts";
import { change, mail } from "./samples.ts";

async function run(location: Location, sql: string): Promise<void> {
  if ("dataDir" in location) {
    const database = await PGlite.create({ dataDir: join(location.dataDir, "database") });
    await database.exec(sql);
    return database.close();
  }
  const client = new pg.Client({ connectionString: location.databaseUrl });
  await client.connect();
  await client.query(sql);
  await client.end();
}

describe.skipIf(databaseMissing)("a second kind of aggregate", () => {
  const messenger = fakeMessenger();
  const jobsOfMeetings: string[] = [];
  let database: TestDatabase;
  let store: Store;
  let all: Promises;
  const open = () => openStore(database.location, { clockSpeed: 1, log: silent });
  const held = async (mark: RegExp) => {
    await store.close();
    const tables = await tablesOf(database.location);
    const holding = await tables.holding(mark);
    await tables.close();
    store = await open();
    return holding;
  };

  beforeAll(async () => {
    database = await freshDatabase();
    await (await open()).close();
    await run(database.location, TABLE);
    store = await open();
    all = promises(store, { messenger, realMs: store.realMs, log: silent, targetedMessages: false });
    await store.chats.remember(CHAT);
    await store.queue.start(
      jobRunner({ promise: all.work, meeting: async ({ stream }) => void jobsOfMeetings.push(stream) }),
    );
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it("has its card posted, its job done when it is due, and its card brought up to date", async () => {
    await store.history.append(change("m", { jobs: [mail("m", "kari")] }));
    const promise = { type: "promise", chatId: CHAT.chatId, what: "zyxord", inMs: 300 } as const;
    await all.handle("zyxid", promise, "19:chat 1");
    await all.handle("zyxid", { ...promise, what: "again" }, "19:chat 1");
    const told = () => messenger.calls.map(({ does, text }) => `${does} ${text}`);
    await expect.poll(told).toEqual(["post zyxord: open", "update zyxord: reminded", "post Hugs: zyxord"]);
    expect(await all.history("zyxid")).toMatchObject([{ type: "promised" }, { type: "reminded" }]);
    expect((await store.messages.all("promise/zyxid")).map(({ key, status }) => `${key} ${status}`)).toEqual(
      expect.arrayContaining(["promise sent", "reminder sent"]),
    );
    expect(jobsOfMeetings).toEqual(["meeting/m"]);
    await store.queue.stop();
  });

  it("has its row, which a meeting's are beside", async () => {
    await all.handle("zyxid", { type: "keep" });
    const found = await held(/zyxid/);
    expect(Object.keys(found)).toEqual(
      expect.arrayContaining(["event", "message", "promise", "stream", "pgboss.job_common"]),
    );
    expect(found.promise).toEqual([expect.stringMatching(/^\(zyxid,promise\/zyxid,19:chat,t,/)]);
    expect(await store.meetings.latestIn("chat of m")).toMatchObject({ meetingId: "m" });
  });

  it("is erased with all that belongs to it, and takes nothing more", async () => {
    const erased = await store.records.erase("promise/zyxid", [], { operator: "drift", atMs: store.clock.now() });
    expect(erased).toMatchObject({ events: 3 });
    expect(await held(/zyxid|zyxord/)).toEqual({});
    const late = {
      stream: "promise/zyxid",
      expectedVersion: 3,
      correlationId: "correlation",
      events: [{ type: "kept" }],
      jobs: [],
    };
    const append = store.history.append({ ...late, rows: {}, documents: {} });
    await expect(append).rejects.toBeInstanceOf(Conflict);
    expect(await store.history.load("meeting/m", 0)).toHaveLength(1);
  });
});
