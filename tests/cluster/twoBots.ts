/** Two bots on a PostgreSQL database of their own, with everything around them; it goes when the test is over. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { databaseMissing, engine, freshDatabase } from "../store/database.ts";
import { recordTeams } from "../support/teamsRecord.ts";
import { botOn } from "./bots.ts";
import { PEOPLE } from "./people.ts";

export const serverMissing = databaseMissing || engine !== "postgres";

/** Both run; `settings` are added to their environment. */
export async function twoBots(settings: Readonly<Record<string, string>> = {}) {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  if (!("databaseUrl" in database.location)) throw new Error("not on a server");
  const { databaseUrl } = database.location;
  const folder = await mkdtemp(join(tmpdir(), "bti-cluster-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const teams = await recordTeams(PEOPLE);
  onTestFinished(teams.close);
  const mailFolder = join(folder, "mail");
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: folder, MAIL_FOLDER: mailFolder, ...settings };
  const bots = [await botOn(env), await botOn(env)] as const;
  onTestFinished(async () => {
    await Promise.all(bots.map((bot) => bot.stop()));
  });
  onTestFinished(({ task }) => {
    if (task.result?.state === "fail") console.info(bots.map((bot) => bot.log().slice(-3_000)).join("\n---\n"));
  });
  await Promise.all(bots.map((bot) => bot.start()));
  return { databaseUrl, mailFolder, teams, bots };
}
