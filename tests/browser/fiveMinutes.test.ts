import type { Page } from "playwright-core";
import { beforeEach, type ExpectStatic, test } from "vitest";
import { obstacles } from "./accessible.ts";
import { needsBrowser } from "./browser.ts";
import { openRoom } from "./room.ts";
import type { Visitor } from "./visitor.ts";

beforeEach(needsBrowser);

type Part = keyof Visitor["t"]["guideActions"]["parts"] | "together";

/** Presses what the guide offers until the referat is in the inbox; gives how many presses that took. */
async function follow(who: Visitor, part: Part, look: () => Promise<void>, expect: ExpectStatic) {
  const { guideActions: doing } = who.t;
  let presses = 0;
  const press = async (name: string) => {
    const button = who.guide.getByRole("button", { name, exact: true });
    try {
      await button.click({ timeout: 10_000 });
      presses += 1;
    } catch (error) {
      // The meeting goes on: the guide may say something else by now.
      if ((await button.count()) > 0) throw error;
    }
  };
  const told = () => who.guide.textContent();
  /** Whatever is pressed, the guide has something else to say afterwards than `before`, by which it was chosen. */
  const goesOn = async (before: string | null, act: () => Promise<void>) => {
    await act();
    await expect.poll(told, { timeout: 120_000 }).not.toBe(before);
  };
  /** The first form is read and sent by hand, as a new user does. */
  const read = async () => {
    await press(doing.open);
    await who.dialog.getByRole("textbox").first().waitFor();
    await look();
    await who.dialog.locator(".ac-actionSet").last().getByRole("button").first().click();
    presses += 1;
    // A start is answered with the form for the roles, which the guide comes back to.
    const roles = who.dialog.filter({ hasText: who.bot("dialog.roles.title") });
    const answered = async () => (await roles.count()) > 0 || (await who.dialog.count()) === 0;
    await expect.poll(answered, { timeout: 60_000 }).toBe(true);
    if ((await roles.count()) === 0) return;
    await look();
    await who.dialog.getByRole("button", { name: who.t.close, exact: true }).first().click();
    presses += 1;
    await who.dialog.waitFor({ state: "detached" });
  };
  await goesOn(await told(), () => press(part === "together" ? doing.together : doing.parts[part]));
  let isFirst = true;
  for (;;) {
    const offered = who.guide.locator(".guide-line").getByRole("button");
    await offered.first().waitFor({ timeout: 120_000 });
    await look();
    const before = await told();
    const names = await offered.allTextContents();
    // It has found something else to say meanwhile.
    if (before !== (await told())) continue;
    if (names.includes(doing.mail) || names.includes(doing.minute)) break;
    const [first] = names;
    if (first === undefined) continue;
    const isRead = isFirst && names.includes(doing.open);
    isFirst = false;
    if (isRead) await goesOn(before, read);
    else await goesOn(before, () => press(names.includes(doing.act) ? doing.act : first));
  }
  // What is approved waits a minute, which need not be waited for: the inbox opens, and it comes.
  const last = who.guide.getByRole("button", { name: new RegExp(`^(${doing.minute}|${doing.mail})$`) });
  await last.click();
  return presses + 1;
}

// Most of the time everybody waits for somebody else: what takes five minutes for one takes it for all of them.
test.concurrent.for([
  ["leader", 1440, "nn"],
  ["leader", 360, "nb"],
  ["participant", 360, "nn"],
  ["viddevakt", 1024, "nb"],
  ["together", 1440, "nb"],
] as const)(
  "a new user who begins as «%s» gets from start to referat in five minutes with fewer than 25 presses, %i px wide, in %s",
  { timeout: 300_000 },
  async ([part, width, målform], { expect }) => {
    await using open = await openRoom(målform, { thinkMs: 700, quirks: { refresh: "aMinuteLater" } });
    const who = await open.visit({ viewport: { width, height: width === 360 ? 740 : 900 } });
    let shot = 0;
    const presses = await follow(
      who,
      part,
      async () => {
        shot += 1;
        await photograph(who.page, `${part}-${width}-${String(shot).padStart(2, "0")}`);
        expect(await obstacles(who.page)).toEqual([]);
      },
      expect,
    );
    await who.inbox.getByRole("button", { name: /Fjordgl.tt sk/ }).click();
    const mail = who.inbox.locator("iframe").contentFrame().locator("body");
    await mail
      .getByText(/elevar|elever/i)
      .first()
      .waitFor();
    await photograph(who.page, `${part}-${width}-mail`);
    expect(await obstacles(who.page)).toEqual([]);
    const alone = await open.browser.newPage({ viewport: { width: 340, height: 740 } });
    const src = await who.inbox.locator("iframe").getAttribute("src");
    await alone.setContent(await (await fetch(`${open.room.url}${src}`)).text());
    expect(await obstacles(alone, "mail")).toEqual([]);
    // The drawing's words would be too small there: they stand as a list.
    expect(await alone.locator(".drawing").isVisible()).toBe(false);
    expect(await alone.locator(".outline li").count()).toBeGreaterThan(5);
    expect(await alone.locator(".outline li").first().isVisible()).toBe(true);
    await photograph(alone, `${part}-${width}-mail340`);
    expect(presses).toBeLessThan(25);
    expect(who.faults).toEqual([]);
  },
);

async function photograph(page: Page, name: string): Promise<void> {
  const { SCREENSHOTS } = process.env;
  if (SCREENSHOTS) await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true });
}
