/** The commands as they are typed, each in a process of its own, beside a bot's database. */
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { einings } from "../../src/app/einings/einings.ts";
import { einingStream } from "../../src/app/einings/stream.ts";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import { entries } from "../../src/app/stafettlogg/entries.ts";
import { entryStream } from "../../src/app/stafettlogg/stream.ts";
import { type Location, openStore } from "../../src/store/store.ts";
import { admin, founded, person, system } from "../einings/dsl.ts";
import { databaseMissing, engine, freshDatabase, silent } from "../store/database.ts";
import { KEEP_COMPILED } from "../support/compiled.ts";
import { OPEN } from "../support/entry.ts";
import { approved, completedMeeting, meetingIn, type Played, play } from "../support/meeting.ts";

const sent = play([approved], completedMeeting({ meetingId: "sent" }));

/** A database with meetings in it, and a folder to run commands in. */
async function office(held: Readonly<Record<string, Played>>) {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  const folder = await mkdtemp(join(tmpdir(), "bti-office-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const { location } = database;
  const store = await openStore(location, { clockSpeed: 1, log: silent });
  for (const [meetingId, { events, state }] of Object.entries(held)) {
    if (state.status === "none") throw new Error("no meeting");
    const row = { meetingId, chatId: `19:${meetingId}`, active: state.status === "active", leaderId: state.leaderId };
    const stream = meetingStream(meetingId);
    await store.history.append({
      stream,
      rows: { meeting: [{ ...row, topic: "Uro", startedAt: "2020-01-15T00:00:00Z" }] },
      documents: {},
      expectedVersion: 0,
      correlationId: "correlation",
      events: events.map((event, index) => meetingAggregate.toStored(event, { stream, version: index + 1 })),
      jobs: [],
    });
  }
  await store.close();
  return { location, folder, run: (...args: string[]) => run(location, folder, args) };
}

function run(location: Location, folder: string, command: readonly string[]) {
  const database = "databaseUrl" in location ? { DATABASE_URL: location.databaseUrl } : { DATA_DIR: location.dataDir };
  return runOn(database, folder, command);
}

async function runOn(
  database: Readonly<Record<string, string>>,
  folder: string,
  [command = "", ...args]: readonly string[],
) {
  const root = join(import.meta.dirname, "../..");
  const env = { PATH: process.env.PATH, ...KEEP_COMPILED, ...database };
  const script = join(root, "src/admin", `${command}.ts`);
  return promisify(execFile)(process.execPath, [script, ...args], { cwd: folder, env }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

describe.skipIf(databaseMissing)("on the command line", () => {
  it("erase lists first, keeps what the archive has not confirmed, and erases when told", {
    timeout: 300_000,
  }, async () => {
    const { run } = await office({ sent, running: meetingIn("roles", { meetingId: "running" }) });
    const dry = await run("erase", "--older-than", "24", "--even-unarchived", "--dry-run");
    expect(dry.stdout).toContain("would go sent 2020-01-15 «Uro»");
    expect(dry.stdout).toContain("kept     running 2020-01-15 «Uro»: it is running");
    expect(dry.stdout).toContain("2 found, 0 erased, 1 kept (dry run: nothing was changed).");
    const careful = await run("erase", "sent");
    expect(careful).toMatchObject({ code: 1 });
    expect(careful.stdout).toContain("kept     sent 2020-01-15 «Uro»: the archive has not confirmed it");
    const erased = await run("erase", "sent", "--even-unarchived");
    expect(erased.stdout).toContain(`erased   sent: ${sent.events.length} events, 0 editions, 0 mail files`);
    expect(erased.code).toBe(0);
  });

  it("erase takes an entry that has ended by its age, unless the archive was to have it, and an eining by its name", {
    timeout: 300_000,
  }, async () => {
    const { run, location } = await office({});
    const store = await openStore(location, { clockSpeed: 1, log: silent });
    const agoMs = store.clock.now() - 100 * 86_400_000;
    const all = einings(store.history, store.clock);
    await all.handle("fjordglytt", founded);
    for (const [id, archives] of [
      ["goes", false],
      ["waits", true],
    ] as const) {
      const then = entries({ ...store, einings: all, archives }, { now: () => agoMs });
      await then.handle(id, { ...OPEN, by: "ragnhild" });
      await then.handle(id, { type: "close", because: "ended", sentence: "Vi er ferdige", by: "ragnhild" });
    }
    await store.close();
    const erased = await run("erase", "--older-than", "2");
    expect(erased.stdout).toContain("kept     entry/waits: the archive has not confirmed it");
    expect(erased.stdout).toContain("erased   entry/goes: 2 events");
    expect(erased.stdout).toContain("2 found, 1 erased, 1 kept.");
    expect(await run("erase", "entry/waits")).toMatchObject({ code: 1 });
    const named = await run("erase", "entry/waits", "eining/fjordglytt", "--even-unarchived");
    expect(named).toMatchObject({ code: 0, stdout: expect.stringContaining("2 found, 2 erased, 0 kept.") });
  });

  it("a person's data come as two files for their owner alone, and that is in the log of reads", {
    timeout: 300_000,
  }, async () => {
    const { run, folder } = await office({ sent });
    const exported = await run("exportPerson", "Kari", "Nes", "--nb");
    expect(exported).toMatchObject({ code: 0, stderr: "" });
    const files = (await readdir(folder)).sort();
    expect(files.map((name) => name.replace(/\d+/, "N"))).toEqual(["person-N.html", "person-N.json"]);
    for (const name of files) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
    const [html = "", json = ""] = files;
    expect(JSON.parse(await readFile(join(folder, json), "utf8"))).toMatchObject({ key: "kari", name: "Kari Nes" });
    expect(await readFile(join(folder, html), "utf8")).toContain('lang="nb-NO"');
    const reads = await run("readLog", "sent");
    expect(reads.stdout).toMatch(/operator:\S+: exported personal data, edition 1\n1 noted/);
    expect(await run("exportPerson", "Nobody")).toMatchObject({ code: 1 });
  });

  it("a person's data come without what a later release has written, and it is told what that is", {
    timeout: 300_000,
  }, async () => {
    const { run, folder, location } = await office({ sent, later: meetingIn("roles", { meetingId: "later" }) });
    const store = await openStore(location, { clockSpeed: 1, log: silent });
    const unknown = { type: "ofALaterRelease", v: 1, by: "kari", atMs: 0, body: {} };
    const change = { rows: {}, documents: {}, correlationId: "c", jobs: [] };
    const { events } = meetingIn("roles");
    await store.history.append({
      ...change,
      ...{ stream: "meeting/later", expectedVersion: events.length, events: [unknown] },
    });
    await store.history.append({
      ...change,
      ...{ stream: "follower/kari", expectedVersion: 0, events: [unknown] },
    });
    await store.close();
    const exported = await run("exportPerson", "Kari", "Nes");
    expect(exported).toMatchObject({ code: 1, stderr: "" });
    expect(exported.stdout).toContain("1 meetings");
    for (const stream of ["meeting/later", "follower/kari"])
      expect(exported.stdout).toContain(`${stream} can't be read, and was left out.`);
    expect(await readdir(folder)).toHaveLength(2);
    expect((await run("exportPerson", "Nobody")).stdout).toContain("meeting/later can't be read");
  });

  it("who read an entry or the figures of an eining is told by its id, by name where it is known there", {
    timeout: 300_000,
  }, async () => {
    const { run, location } = await office({});
    const store = await openStore(location, { clockSpeed: 1, log: silent });
    const all = einings(store.history, store.clock);
    const recognised = system({ type: "recognise", email: "kari@kommune.example", personId: "kari" });
    for (const command of [founded, admin(person("Kari")), recognised]) await all.handle("fjordglytt", command);
    await entries({ ...store, einings: all }, store.clock).handle("s1", { ...OPEN, by: "ragnhild" });
    const read = { edition: 0, hourMs: Date.UTC(2027, 0, 15, 8) };
    await store.reads.note(
      { ...read, stream: einingStream("fjordglytt"), personId: "kari", way: "card" },
      { ...read, stream: entryStream("s1"), personId: "stranger", way: "export" },
    );
    await store.close();
    expect(await run("readLog", "fjordglytt")).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^2027-01-15 09– {2}Kari \(kari\): saw its figures\n1 noted\./),
    });
    expect(await run("exportPerson", "kari@kommune.example")).toMatchObject({ code: 0 });
    const withExport = (await run("readLog", "fjordglytt")).stdout;
    expect(withExport).toMatch(/operator:\S+: got/);
    expect(withExport).toContain("2 noted");
    expect((await run("readLog", "s1")).stdout).toMatch(
      /^2027-01-15 09– {2}stranger: got it as a file, or exported personal data\n1 noted\./,
    );
  });

  it("rows are made anew from the events", { timeout: 300_000 }, async () => {
    const { run, location } = await office({ sent });
    expect(await run("rebuild")).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 meetings/) });
    const store = await openStore(location, { clockSpeed: 1, log: silent });
    onTestFinished(() => store.close());
    expect(await store.records.find("sent")).toMatchObject({ topic: "Uro i friminutta", chatId: "19:chat" });
  });

  it("what is wrong is told in a sentence", { timeout: 300_000 }, async () => {
    const { run, location } = await office({});
    expect(await run("erase", "--older-than", "soon")).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^--older-than takes a whole number of months/),
    });
    expect((await run("readLog", "unknown")).stderr).toBe("There is no meeting, entry or eining unknown.\n");
    const away = await runOn({ DATABASE_URL: "postgres://bti@127.0.0.1:1/bti" }, tmpdir(), ["rebuild"]);
    expect(away).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^Could not reach the database.*\(ECONNREFUSED\)\.\n$/),
    });
    if (engine === "postgres") return;
    const bot = await openStore(location, { clockSpeed: 1, log: silent });
    onTestFinished(() => bot.close());
    expect((await run("erase", "m")).stderr).toBe(
      "The bot is running, and the embedded database serves one process at a time. Stop the bot, and try again.\n",
    );
  });
});
