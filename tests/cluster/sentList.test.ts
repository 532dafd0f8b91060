/** A list is read by one process, and taken in by whichever gets the press. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { translator } from "../../src/text/text.ts";
import { databaseMissing, engine, freshDatabase } from "../store/database.ts";
import { type Member, privateChatOf, recordTeams } from "../support/teamsRecord.ts";
import { botOn } from "./bots.ts";
import { clientOf } from "./client.ts";

const RITA: Member = {
  id: "29:Rita",
  aadObjectId: "00000000-0000-4000-8000-000000000001",
  name: "Rita Nes",
  email: "rita@kommune.example",
};
const LIST =
  "eining;namn;e-post;rolle\nBø skule;Kari;kari@kommune.example;tilsett\nLia skule;Ola;ola@kommune.example;rektor";
const nn = translator("nn");

describe.skipIf(databaseMissing || engine !== "postgres")("two bots on one database", () => {
  it("take in a list once that was sent to one of them, though both get the press at once", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    const { databaseUrl } = database.location;
    const folder = await mkdtemp(join(tmpdir(), "bti-cluster-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const teams = await recordTeams([RITA]);
    onTestFinished(teams.close);
    const drive = createServer((_req, res) => res.end(LIST)).listen(0, "127.0.0.1");
    onTestFinished(() => void drive.close());
    await once(drive, "listening");
    const PRACTICE_FILES = `http://127.0.0.1:${(drive.address() as AddressInfo).port}`;
    const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder, MAIL_FOLDER: join(folder, "mail") };
    const settings = { ...env, PRACTICE_FILES, ADMINISTRATORS: RITA.aadObjectId };
    const [here, there] = [await botOn(settings), await botOn(settings)] as const;
    onTestFinished(async () => {
      await Promise.all([here, there].map((bot) => bot.stop()));
    });
    await Promise.all([here, there].map((bot) => bot.start()));

    const chatId = privateChatOf(RITA.id);
    const attachment = { contentType: "application/vnd.microsoft.teams.file.download.info", name: "l.csv" };
    const tenant = "00000000-0000-4000-8000-0000000000ff";
    await fetch(`http://127.0.0.1:${here.port}/api/messages`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        type: "message",
        id: randomUUID(),
        channelId: "msteams",
        serviceUrl: teams.serviceUrl,
        from: { id: RITA.id, aadObjectId: RITA.aadObjectId, name: RITA.name },
        recipient: { id: "28:bot", name: "BTI" },
        conversation: { id: chatId, conversationType: "personal", tenantId: tenant },
        channelData: { tenant: { id: tenant } },
        attachments: [{ ...attachment, content: { downloadUrl: `${PRACTICE_FILES}/l` } }],
      }),
    });
    const report = () => JSON.stringify(teams.calls.at(-1)?.body ?? "");
    await expect.poll(report, { timeout: 30_000 }).toContain("listTake");
    const [, list = ""] = /"list":"([^"]+)"/.exec(report()) ?? [];

    const at = (bot: typeof here) => clientOf(teams, () => bot.port);
    const press = { verb: "listTake", list };
    const answers = await Promise.all([here, there, here, there].map((bot) => at(bot).press(chatId, RITA, press)));
    for (const answer of answers) expect(answer).toContain(nn("list.taken"));
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      "SELECT body ->> 'type' AS type, count(*)::int AS count FROM event WHERE stream_id LIKE 'eining/%' GROUP BY 1 ORDER BY 1",
    );
    const { rows: left } = await client.query("SELECT text FROM sent_list");
    await client.end();
    expect(rows).toEqual([
      { type: "einingFounded", count: 2 },
      { type: "personAdded", count: 2 },
    ]);
    expect(left).toEqual([{ text: "" }]);
  });
});
