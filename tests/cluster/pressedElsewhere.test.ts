/** A press whose answer is lost is sent again, to whichever process the proxy chooses. */
import { describe, expect, it } from "vitest";
import { translator } from "../../src/text/text.ts";
import { readingFrom } from "../support/replay.ts";
import { START } from "../support/startForm.ts";
import { clientOf } from "./client.ts";
import { RITA } from "./people.ts";
import { serverMissing, twoBots } from "./twoBots.ts";

const CHAT = "19:alfa";

describe.skipIf(serverMissing)("two bots on one database", () => {
  it("know of each other's presses: one that is sent again, to the other, is answered with the card as it is", async () => {
    const { databaseUrl, teams, bots } = await twoBots();
    const [here, there] = bots;

    const at = (bot: typeof here) => clientOf(teams, () => bot.port);
    await at(here).submit(CHAT, RITA, START);
    const [row] = await readingFrom(databaseUrl, ({ rows }) =>
      rows<{ m: string }>("SELECT meeting_id AS m FROM meeting"),
    );
    const m = String(row?.m);
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
