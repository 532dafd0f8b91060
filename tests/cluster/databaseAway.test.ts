/** A form is sent while PostgreSQL can't be reached: Teams gets it back in time, with what was written in it. */
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { translator } from "../../src/text/text.ts";
import { databaseMissing, engine, freshDatabase, type TestDatabase } from "../store/database.ts";
import { START } from "../support/startForm.ts";
import { recordTeams, type TeamsRecord } from "../support/teamsRecord.ts";
import { rowsOf } from "../torture/ownPostgres.ts";
import { type Wire, wireTo } from "../torture/wire.ts";
import { type Bot, botOn } from "./bots.ts";
import { clientOf } from "./client.ts";
import { RITA } from "./people.ts";

const t = translator("nn");
const CHAT = "19:alfa";
/** The bot answers within eight seconds; whoever waits has a little more, for a machine that is busy. */
const TEAMS_WAITS_MS = 10_000;

describe.skipIf(databaseMissing || engine !== "postgres")("while the database can't be reached", () => {
  let database: TestDatabase;
  let folder: string;
  let wire: Wire;
  let teams: TeamsRecord;
  let bot: Bot;
  let m: string;

  beforeAll(async () => {
    database = await freshDatabase();
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    const { databaseUrl } = database.location;
    const url = new URL(databaseUrl);
    wire = await wireTo(Number(url.port));
    url.port = String(wire.port);
    folder = await mkdtemp(join(tmpdir(), "bti-away-"));
    teams = await recordTeams([RITA]);
    bot = await botOn({ DATABASE_URL: url.href, DATA_DIR: folder, MAIL_FOLDER: join(folder, "mail") });
    await bot.start();
    await clientOf(teams, () => bot.port).submit(CHAT, RITA, START);
    const [meeting] = await rowsOf<{ meeting_id: string }>(databaseUrl, "SELECT meeting_id FROM meeting");
    m = String(meeting?.meeting_id);
  });
  afterAll(async () => {
    await bot?.stop();
    wire?.close();
    teams?.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Sends a form once, as Teams does; gives the form that comes back. Throws where none comes while Teams waits. */
  async function send(data: Readonly<Record<string, string>>): Promise<string> {
    const activity = {
      type: "invoke",
      name: "task/submit",
      id: `f:${randomUUID()}`,
      channelId: "msteams",
      serviceUrl: teams.serviceUrl,
      from: { id: RITA.id, aadObjectId: RITA.aadObjectId, name: RITA.name },
      recipient: { id: "28:bot", name: "BTI" },
      conversation: { id: CHAT, conversationType: "groupChat", isGroup: true },
      value: { data: { ...data, m } },
    };
    const response = await fetch(`http://127.0.0.1:${bot.port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(TEAMS_WAITS_MS),
    });
    expect(response.status).toBe(200);
    return response.text();
  }

  const withoutApp = { verb: "addWithoutApp", name: "Gro Ås-Li", teneste: "eining", role: "kontaktlærar", email: "" };

  it.each<[how: string, then: () => void]>([
    ["and does not say so, but is silent on lines that are open", () => {}],
    ["and has hung up", () => wire.cut()],
  ])("%s, a form comes back in time with what was written", async (_how, andThen) => {
    wire.silence(true);
    andThen();
    try {
      const form = await send(withoutApp);
      expect([t("bot.form.notStored"), t("bot.form.unsure")].some((words) => form.includes(words))).toBe(true);
      expect(form).toContain(withoutApp.name);
      expect(form).toContain(withoutApp.role);
    } finally {
      wire.silence(false);
      wire.cut();
    }
  });

  it("and is back, the same form is taken", async () => {
    const answers: string[] = [];
    // The first tries may still meet what is left of the outage.
    while (!answers.at(-1)?.includes(t("dialog.participant.title"))) answers.push(await send(withoutApp));
    expect(answers.at(-1)).toContain(withoutApp.name);
  });
});
