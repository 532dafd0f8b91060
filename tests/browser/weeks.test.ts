import { beforeEach, expect, test } from "vitest";
import { play } from "../../practice/scenarios/play.ts";
import { datesOf, FOLLOWED, STORY_SPEED, WORDS } from "../../practice/scenarios/story.ts";
import { osloDate } from "../../src/meeting/oslo.ts";
import { remindersOf } from "../../src/stafettlogg/reminders.ts";
import { capital } from "../../src/text/words.ts";
import { obstacles } from "./accessible.ts";
import { needsBrowser } from "./browser.ts";
import { openRoom } from "./room.ts";

beforeEach(needsBrowser);

const REMINDERS = 3;
const DAY_MS = 86_400_000;

test.each([
  ["nn", 1440],
  ["nb", 360],
] as const)(
  "a leader who lets the weeks pass in %s, %i px wide, is reminded three times, says how it went and takes the next step",
  async (målform, width) => {
    await using open = await openRoom(målform, { speed: STORY_SPEED, limits: "off", quirks: { refresh: "onEdit" } });
    const { room } = open;
    const { plannedMs } = await play(room);
    await room.bot.setSpeed(1);
    const who = await open.visit({ viewport: { width, height: 900 } });
    const { bot, t } = who;
    const { proposals, afterwards } = WORDS[målform];
    if (width < 1265) await who.page.getByRole("button", { name: t.settings }).click();
    const skip = (by: "day" | "week") => who.page.getByRole("button", { name: t.skips[by].label });
    const reminders = () =>
      room.world.state.messages.filter(({ card }) =>
        [bot("reminder.fallback"), bot("reminder.older")].includes(String(card?.fallbackText)),
      ).length;

    const dated = { ...datesOf(FOLLOWED, plannedMs), addedAtMs: plannedMs, moved: [] };
    for (const [at, { on }] of remindersOf(dated, []).slice(0, REMINDERS).entries()) {
      for (let today = osloDate(room.world.now()); today < on; ) {
        const before = today;
        await skip(Date.parse(on) - Date.parse(today) >= 7 * DAY_MS ? "week" : "day").click();
        await expect.poll(() => osloDate(room.world.now())).not.toBe(before);
        today = osloDate(room.world.now());
      }
      await expect.poll(reminders).toBe(at + 1);
    }

    if (width === 360) await who.page.getByRole("button", { name: t.privately }).last().click();
    const tiltak = who.privately.locator(".ac-container").filter({ hasText: proposals[FOLLOWED.key] }).last();
    await tiltak.getByRole("button", { name: bot("reminder.button.evaluate"), exact: true }).click();
    await who.dialog.getByRole("radio", { name: capital(bot("outcome.someEffect")) }).check();
    await who.dialog.getByRole("textbox").first().fill(afterwards.reason);
    expect(await obstacles(who.page)).toEqual([]);
    await who.click(bot("dialog.save"));
    await who.dialog.filter({ hasText: bot("entry.next.hint") }).waitFor();
    await who.dialog.getByRole("textbox").first().fill(afterwards.next);
    await who.click(bot("dialog.save"));
    const keep = who.dialog.getByRole("checkbox", { name: bot("craft.keep") });
    const taken = who.dialog.filter({ hasText: afterwards.next }).filter({ hasText: bot("entry.stair") });
    await keep.or(taken).first().waitFor();
    if (await keep.isVisible()) {
      await keep.check();
      await who.click(bot("dialog.save"));
    }
    await taken.waitFor();
    await who.dialog
      .getByText(capital(bot("outcome.someEffect")))
      .first()
      .waitFor();
    expect(await obstacles(who.page)).toEqual([]);
    const { SCREENSHOTS } = process.env;
    if (SCREENSHOTS) await who.page.screenshot({ path: `${SCREENSHOTS}/weeks-${målform}-${width}.png` });
    expect(who.faults).toEqual([]);
  },
  600_000,
);
