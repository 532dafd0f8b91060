import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { obstacles } from "./accessible.ts";
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

const NARROW = { width: 360, height: 740 };
/** Three columns, none of them wide. */
const SMALL = { width: 1024, height: 768 };
/** Just wide enough for the room's controls to stand open. */
const LAPTOP = { width: 1280, height: 720 };
const WIDE = { width: 1440, height: 900 };

async function expectNothingInTheWay({ page }: Visitor): Promise<void> {
  expect(await obstacles(page)).toEqual([]);
}

/** The meetings themselves are looked at on the way from start to referat; see fiveMinutes.test.ts. */
describe.each([
  ["a phone", NARROW],
  ["a small screen", SMALL],
  ["a laptop", LAPTOP],
  ["a wide page", WIDE],
])("on %s, in the light and in the dark, everybody can use", (_, viewport) => {
  const narrow = viewport === NARROW;
  const areControlsFolded = viewport.width < LAPTOP.width;

  test("each place of the room", async () => {
    const who = await open.visit({ viewport });
    await who.page
      .getByRole("button", { name: who.bot("card.button.start") })
      .first()
      .waitFor();
    await expectNothingInTheWay(who);
    const { peopleShort, privateShort, meetingShort, privately, inbox } = who.t;
    const places = narrow
      ? [peopleShort, privateShort, inbox, meetingShort].map((name) =>
          who.page.getByRole("navigation").getByRole("button", { name }),
        )
      : [inbox, privately].map((name) => who.page.getByRole("tab", { name }));
    for (const place of places) {
      await place.click();
      await expectNothingInTheWay(who);
    }
  });

  test("a card that says what is what, with nothing cut off", async () => {
    const who = await open.visit({ viewport });
    const leader = open.room.person(play.LEADER);
    leader.say(leader.state.personalChatId, "hjelp");
    if (narrow) {
      const places = who.page.getByRole("navigation");
      await places.getByRole("button", { name: who.t.privateShort }).click();
    }
    const card = who.privately
      .getByRole("article")
      .filter({ hasText: who.bot("card.help.title") })
      .last();
    await card.waitFor();
    const cut = await who.page.evaluate(
      `[...document.querySelectorAll(".ac-factset td")].filter((one) => one.getBoundingClientRect().right > one.closest(".card").getBoundingClientRect().right).length`,
    );
    expect(cut).toBe(0);
    await expectNothingInTheWay(who);
  });

  test("the form that the bot opens, also when it says no", async () => {
    const who = await open.visit({ viewport });
    await who.press(who.bot("card.button.start"));
    await who.dialog.getByRole("textbox").first().waitFor();
    await expectNothingInTheWay(who);
    await who.click(who.bot("dialog.start.start"));
    await expectNothingInTheWay(who);
  });

  test("the room's own controls and forms", async () => {
    const who = await open.visit({ viewport });
    const { t, page } = who;
    if (areControlsFolded) await page.getByRole("button", { name: t.settings }).click();
    await page.getByRole("button", { name: t.afresh }).click();
    await page.getByRole("dialog", { name: t.afreshAsk.title }).waitFor();
    await expectNothingInTheWay(who);
    await who.send(t.cancel);
    if (areControlsFolded) await page.getByRole("button", { name: t.settings }).click();
    if (narrow) await page.getByRole("navigation").getByRole("button", { name: t.peopleShort }).click();
    await who.people.getByRole("button", { name: t.options(play.TEACHER) }).click();
    await expectNothingInTheWay(who);
    await who.people.getByRole("button", { name: t.addPerson }).click();
    await who.dialog.getByRole("textbox").first().waitFor();
    await expectNothingInTheWay(who);
  });
});
