import type { Locator } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { TEXTS } from "../../practice/page/texts.ts";
import { translator } from "../../src/text/text.ts";
import { hasBrowser, needsBrowser } from "./browser.ts";
import * as play from "./play.ts";
import { type OpenRoom, openRoom } from "./room.ts";
import type { Visitor } from "./visitor.ts";

let open: OpenRoom;
beforeAll(async () => {
  if (hasBrowser()) open = await openRoom("nn");
});
afterAll(() => open?.[Symbol.asyncDispose]());
beforeEach(needsBrowser);

/** Waits until focus is there. */
async function hasFocus({ page }: Visitor, place: Locator): Promise<void> {
  await place.and(page.locator(":focus")).waitFor();
}

describe("somebody who comes for the first time", () => {
  test("is told who they are and what to press, until the meeting has started", async () => {
    const who = await open.visit();
    await who.guide.getByRole("button", { name: who.t.guideActions.parts.leader }).waitFor();
    const starts = who.page.getByRole("button", { name: who.t.startMeeting });
    expect(await starts.count()).toBe(1);
    await who.guide.getByRole("button", { name: who.t.guideClose }).click();
    await who.people.getByRole("button", { name: who.t.startMeeting }).waitFor();
    await who.page.getByRole("button", { name: who.t.guideShow }).click();
    await who.guide.getByRole("button", { name: who.t.startMeeting }).click();
    await who.guide.getByText(/Ragnhild Fjordheim, rektor/).waitFor();
    await who.guide.getByText(`«${who.bot("card.button.start")}»`).waitFor();
    await who.guide.getByRole("button", { name: who.t.guideClose }).click();
    await who.guide.waitFor({ state: "detached" });
    await who.page.getByRole("button", { name: who.t.guideShow }).click();
    await who.guide.getByText(`«${who.bot("card.button.start")}»`).waitFor();
    expect(who.faults).toEqual([]);
  });
});

describe("with the keyboard alone", () => {
  test("one becomes another person, with focus where it was", async () => {
    const who = await open.visit();
    await who.page.keyboard.press("Alt+ArrowDown");
    await who.isNow(play.GUARD);
    await who.page.keyboard.press("Alt+ArrowUp");
    await who.isNow(play.LEADER);
    const next = who.meeting.getByRole("button", { name: who.t.next });
    await next.focus();
    await who.page.keyboard.press("Enter");
    await who.isNow(play.GUARD);
    await hasFocus(who, next);
  });

  test("focus goes into a dialog, stays there, and returns to its button", async () => {
    const who = await open.visit();
    const button = who.meeting.getByRole("button", { name: who.bot("card.button.start") }).last();
    await button.focus();
    await who.page.keyboard.press("Enter");
    const first = who.dialog.getByRole("textbox", { name: who.bot("dialog.start.eining") });
    await hasFocus(who, first);
    await who.page.keyboard.press("Escape");
    await who.dialog.waitFor({ state: "detached" });
    await hasFocus(who, button);
  });

  test("Ctrl and Enter in a form that only leads on ends nothing", async () => {
    await using fresh = await openRoom("nn", { quirks: { refresh: "onEdit" } });
    const who = await fresh.visit();
    await play.start(who);
    await who.page.keyboard.press("Escape");
    await who.press(who.bot("card.button.more"));
    await who.dialog.getByRole("button", { name: who.bot("dialog.abort.title") }).waitFor();
    await who.page.keyboard.press("Control+Enter");
    await who.dialog.getByRole("heading", { name: who.bot("dialog.more.title") }).waitFor();
    expect(await who.dialog.locator(".has-actions").count()).toBe(0);
  });

  test("the tabs are changed with the arrows", async () => {
    const who = await open.visit();
    await who.page.getByRole("tab", { name: who.t.privately }).focus();
    await who.page.keyboard.press("ArrowRight");
    await who.inbox.getByText(who.t.noMail).waitFor();
    expect(await who.page.getByRole("tab", { selected: true }).textContent()).toBe(who.t.inbox);
  });
});

describe("what somebody has typed", () => {
  test("is there still when the bot has turned it down, and isn't thrown away without a question", async () => {
    const who = await open.visit();
    await who.press(who.bot("card.button.start"));
    const topic = who.dialog.getByRole("textbox", { name: who.bot("dialog.start.topic") });
    await who.write(who.bot("dialog.start.eining"), "Fjordglytt skule");
    await who.dialog.getByRole("radio").first().check();
    await topic.fill("Eleven 01010750160 er åleine.");
    await who.click(who.bot("dialog.start.start"));
    await who.dialog.getByRole("alert").filter({ hasText: /\S/ }).first().waitFor({ state: "attached" });
    expect(await topic.inputValue()).toBe("Eleven 01010750160 er åleine.");
    await who.page.keyboard.press("Escape");
    await who.page.getByRole("dialog", { name: who.t.discard.title }).waitFor();
    await who.page.keyboard.press("Escape");
    await who.page.getByRole("dialog", { name: who.t.discard.title }).waitFor({ state: "detached" });
    expect(await topic.inputValue()).toBe("Eleven 01010750160 er åleine.");
    await who.click(who.t.close);
    await who.click(who.t.discard.yes);
    await topic.waitFor({ state: "detached" });
  });

  test("waits in the box while one is somebody else", async () => {
    const who = await open.visit();
    const box = who.meeting.getByRole("textbox");
    await box.fill("Eg held på å skrive");
    await who.be(play.TEACHER);
    expect(await box.inputValue()).toBe("");
    await who.be(play.LEADER);
    expect(await box.inputValue()).toBe("Eg held på å skrive");
  });

  test("is there still when the page has been loaded again, in the box and in a form", async () => {
    const who = await open.visit();
    await who.meeting.getByRole("textbox").fill("Ikkje sendt enno");
    await who.press(who.bot("card.button.start"));
    const topic = who.dialog.getByRole("textbox", { name: who.bot("dialog.start.topic") });
    await topic.fill("Friminutta på femte trinn");
    await who.page.reload();
    await who.press(who.bot("card.button.start"));
    expect(await topic.inputValue()).toBe("Friminutta på femte trinn");
    await who.click(who.t.close);
    await who.click(who.t.discard.yes);
    expect(await who.meeting.getByRole("textbox").inputValue()).toBe("Ikkje sendt enno");
    await who.meeting.getByRole("textbox").fill("");
  });

  test("without a mention it isn't seen by the bot, and the page says so", async () => {
    const who = await open.visit();
    await who.say("hjelp");
    await who.meeting.getByText(who.t.unseen("BTI-assistenten")).waitFor();
    await who.say("@BTI-assistenten hjelp");
    await who.meeting.getByText(who.bot("card.help.title")).last().waitFor();
    await who.meeting.getByText(who.t.unseen("BTI-assistenten")).waitFor({ state: "detached" });
  });
});

describe("the people in the room", () => {
  test("who has got something new in private is seen from where one is", async () => {
    const who = await open.visit();
    const teacher = open.room.person(play.TEACHER);
    teacher.say(teacher.state.personalChatId, "hjelp");
    await who.people.getByText(who.t.unread(1)).waitFor({ state: "attached" });
    await who.be(play.TEACHER);
    await who.privately.getByText(who.bot("card.help.title")).waitFor();
    await who.be(play.LEADER);
    expect(await who.people.getByText(who.t.unread(1)).count()).toBe(0);
  });

  test("leave, come back, and come as new ones", async () => {
    const who = await open.visit();
    await who.people.getByRole("button", { name: who.t.options(play.AFTER_SCHOOL) }).click();
    await who.people.getByRole("button", { name: who.t.leave }).click();
    await who.meeting.getByText(who.t.notices.left(play.AFTER_SCHOOL)).waitFor();
    await who.people.getByRole("button", { name: who.t.join }).click();
    await who.meeting.getByText(who.t.notices.joined(play.AFTER_SCHOOL)).waitFor();

    await who.people.getByRole("button", { name: who.t.addPerson }).click();
    await who.write(who.t.newPerson.name, "Olav Nordbø");
    await who.choose(who.t.newPerson.teneste, "ppt");
    await who.dialog.getByRole("checkbox", { name: who.t.newPerson.hasApp }).uncheck();
    await who.send(who.t.newPerson.add);
    await who.meeting.getByText(who.t.notices.joined("Olav Nordbø")).waitFor();
    await who.be("Olav Nordbø");
    await who.privately.getByText(who.t.noPrivateChat("Olav Nordbø")).waitFor();
  });
});

describe("the room's controls", () => {
  test("the bot is restarted and goes on", async () => {
    const who = await open.visit();
    await who.page.getByRole("button", { name: who.t.restart }).click();
    await who.page.getByText(who.t.botStatus.starting).waitFor();
    await who.page.getByText(who.t.botStatus.running).waitFor();
    await who.say("@BTI-assistenten status");
    await who.meeting.getByText(who.bot("card.status.none")).last().waitFor();
  });

  test("the clock goes faster, and the bot goes on as it was", async () => {
    const who = await open.visit();
    const clock = who.page.getByRole("timer");
    const before = await clock.textContent();
    const { pid } = open.room.bot;
    await who.page.getByRole("button", { name: who.t.speedTimes(60) }).click();
    await who.page.getByRole("button", { name: who.t.speedTimes(60), pressed: true }).waitFor();
    await expect.poll(() => clock.textContent().then((text) => text?.slice(0, 5))).not.toBe(before?.slice(0, 5));
    await who.page
      .getByRole("button", { name: who.t.speedTimes(1), exact: false })
      .first()
      .click();
    await who.page.getByRole("button", { name: who.t.speedTimes(1), pressed: true }).waitFor();
    expect(open.room.bot.pid).toBe(pid);
  });

  test("the page changes its målform, and stays as it is when it is loaded again", async () => {
    const who = await open.visit();
    await who.page.getByRole("button", { name: "Bokmål" }).click();
    await who.page.getByRole("button", { name: "Begynn helt på nytt" }).waitFor();
    await who.page.reload();
    await who.page.getByRole("button", { name: "Begynn helt på nytt" }).waitFor();
    expect(await who.page.locator("html").getAttribute("lang")).toBe("nb");
  });

  test("begins afresh, but asks first", async () => {
    const who = await open.visit();
    await who.say("Dette blir borte");
    await who.meeting.getByText("Dette blir borte").waitFor();
    await who.page.getByRole("button", { name: who.t.afresh }).click();
    await who.send(who.t.cancel);
    expect(await who.meeting.getByText("Dette blir borte").count()).toBe(1);
    await who.page.getByRole("button", { name: who.t.afresh }).click();
    await who.send(who.t.afreshAsk.yes);
    await who.meeting.getByText("Dette blir borte").waitFor({ state: "detached" });
    // A bot that begins afresh builds its database first.
    await who.guide.getByRole("button", { name: who.t.startMeeting }).waitFor({ timeout: 150_000 });
  });

  test("a room that nobody has used is made anew in the målform that somebody chooses, another stays as it is", async () => {
    await using fresh = await openRoom("nn");
    const who = await fresh.visit();
    await who.guide.getByRole("button", { name: who.t.startMeeting }).waitFor();
    await who.page.getByRole("button", { name: "Bokmål" }).click();
    await who.page.getByText(translator("nb")("card.welcome.title")).first().waitFor({ timeout: 150_000 });
    expect(fresh.room.world.state.målform).toBe("nb");
    await who.guide.getByRole("button", { name: TEXTS.nb.startMeeting }).click();
    await who.guide.getByText(/Ragnhild Fjordheim, rektor/).waitFor();
    await who.page.getByRole("button", { name: "Nynorsk" }).click();
    await who.page.getByRole("button", { name: TEXTS.nn.afresh }).waitFor();
    expect(fresh.room.world.state.målform).toBe("nb");
    expect(fresh.room.world.state.meeting.startedAtMs).toBeDefined();
  });
});
