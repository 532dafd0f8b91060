/** A list is read by one process, and taken in by whichever gets the press. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { translator } from "../../src/text/text.ts";
import { readingFrom } from "../support/replay.ts";
import { privateChatOf } from "../support/teamsRecord.ts";
import { clientOf } from "./client.ts";
import { RITA } from "./people.ts";
import { serverMissing, twoBots } from "./twoBots.ts";

const LIST =
  "eining;namn;e-post;rolle\nBø skule;Kari;kari@kommune.example;tilsett\nLia skule;Ola;ola@kommune.example;rektor";
const nn = translator("nn");

describe.skipIf(serverMissing)("two bots on one database", () => {
  it("take in a list once that was sent to one of them, though both get the press at once", async () => {
    const drive = createServer((_req, res) => res.end(LIST)).listen(0, "127.0.0.1");
    onTestFinished(() => void drive.close());
    await once(drive, "listening");
    const PRACTICE_FILES = `http://127.0.0.1:${(drive.address() as AddressInfo).port}`;
    const { databaseUrl, teams, bots } = await twoBots({ PRACTICE_FILES, ADMINISTRATORS: RITA.aadObjectId });
    const [here, there] = bots;
    const at = (bot: typeof here) => clientOf(teams, () => bot.port);

    const chatId = privateChatOf(RITA.id);
    await at(here).sendFile(chatId, RITA, `${PRACTICE_FILES}/l`);
    const report = () => JSON.stringify(teams.calls.at(-1)?.body ?? "");
    await expect.poll(report, { timeout: 90_000 }).toContain("listTake");
    const [, list = ""] = /"list":"([^"]+)"/.exec(report()) ?? [];

    const press = { verb: "listTake", list };
    const answers = await Promise.all([here, there, here, there].map((bot) => at(bot).press(chatId, RITA, press)));
    for (const answer of answers) expect(answer).toContain(nn("list.taken"));
    const { happened, left } = await readingFrom(databaseUrl, async ({ rows }) => ({
      happened: await rows(
        "SELECT body ->> 'type' AS type, count(*)::int AS count FROM event WHERE stream_id LIKE 'eining/%' GROUP BY 1 ORDER BY 1",
      ),
      left: await rows("SELECT text FROM sent_list"),
    }));
    expect(happened).toEqual([
      { type: "einingFounded", count: 2 },
      { type: "personAdded", count: 2 },
    ]);
    expect(left).toEqual([{ text: "" }]);
  });
});
