import { beforeEach, expect, test } from "vitest";
import { needsBrowser } from "./browser.ts";
import * as play from "./play.ts";
import { openRoom } from "./room.ts";

beforeEach(needsBrowser);

test("a meeting of nine people goes through every phase, to the referat in the inboxes of those who have one", async () => {
  await using open = await openRoom("nn", { archives: true });
  const who = await open.visit();
  await play.start(who);
  await play.roles(who);
  await play.description(who);
  await play.clarifying(who);
  await play.statusQuo(who);
  await play.factors(who);
  await play.tiltak(who);
  await play.summary(who);
  await play.evaluation(who);
  await play.referat(who);

  for (const name of [play.LEADER, play.TEACHER, play.LATE]) {
    await who.be(name);
    await who.page.getByRole("tab", { name: who.t.inbox }).click();
    // Nothing leaves for a minute.
    await who.inbox.getByRole("button", { name: /Fjordglytt skule/ }).click({ timeout: 90_000 });
    const referat = who.inbox.frameLocator("iframe");
    for (const words of [
      play.WORDS.sentence,
      play.WORDS.reservation,
      play.WORDS.factor,
      play.WORDS.proposal,
      play.WORDS.goal,
    ]) {
      await referat.getByText(words).first().waitFor();
    }
    const download = who.page.waitForEvent("download");
    await who.inbox.getByRole("link", { name: /\.docx/ }).click();
    expect((await download).suggestedFilename()).toMatch(/\.docx$/);
  }

  await who.page.getByRole("tab", { name: who.t.archive }).click();
  const archive = who.page.getByRole("tabpanel", { name: who.t.archive });
  await archive.getByRole("link", { name: "arkivmelding.xml" }).waitFor();
  await archive.getByRole("link", { name: "referat.docx" }).waitFor();
  await archive.getByRole("button", { name: who.t.openFile("referat.pdf") }).click();
  await who.page.getByRole("dialog", { name: "referat.pdf" }).locator("iframe").waitFor();
  if (process.env.SCREENSHOTS) await who.page.screenshot({ path: `${process.env.SCREENSHOTS}/archivePdf.png` });
  await who.page.keyboard.press("Escape");
  expect(who.faults).toEqual([]);
});
