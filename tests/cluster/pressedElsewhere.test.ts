/** A press whose answer is lost is sent again, to whichever process the proxy chooses. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { translator } from "../../src/text/text.ts";
import { databaseMissing, engine, freshDatabase } from "../store/database.ts";
import { START } from "../support/startForm.ts";
import { type Member, recordTeams } from "../support/teamsRecord.ts";
import { botOn } from "./bots.ts";
import { clientOf } from "./client.ts";

const CHAT = "19:alfa";
const RITA: Member = {
  id: "29:Rita",
  aadObjectId: "00000000-0000-4000-8000-000000000001",
  name: "Rita Nes",
  email: "rita@kommune.example",
};
describe.skipIf(databaseMissing || engine !== "postgres")("two bots on one database", () => {
  it("know of each other's presses: one that is sent again, to the other, is answered with the card as it is", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    const { databaseUrl } = database.location;
    const folder = await mkdtemp(join(tmpdir(), "bti-cluster-"));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const teams = await recordTeams([RITA]);
    onTestFinished(teams.close);
    const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder, MAIL_FOLDER: join(folder, "mail") };
    const [here, there] = [await botOn(env), await botOn(env)] as const;
    onTestFinished(async () => {
      await Promise.all([here, there].map((bot) => bot.stop()));
    });
    await Promise.all([here, there].map((bot) => bot.start()));

    const at = (bot: typeof here) => clientOf(teams, () => bot.port);
    await at(here).submit(CHAT, RITA, START);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query("SELECT meeting_id FROM meeting");
    await client.end();
    const m = String(rows[0]?.meeting_id);
    const next = { verb: "nextPhase", from: "roles", visit: "1", m };
    const t = translator("nn");
    const heading = t("card.phase", { number: 2, count: 8, phase: t("phase.description") });

    await at(here).press(CHAT, RITA, { verb: "goWithoutViddevakt", visit: "1", m });
    expect(await at(here).press(CHAT, RITA, next)).toContain(heading);
    const again = await at(there).press(CHAT, RITA, next);
    expect(again).toContain(heading);
    expect(again).not.toContain(t("refusal.oldCard"));
    // Nobody has pressed this one before.
    expect(await at(there).press(CHAT, RITA, { ...next, extra: "1" })).toContain(t("refusal.oldCard"));
  });
});
