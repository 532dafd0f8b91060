import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMeeting } from "../../practice/room/attendance.ts";
import type { Room } from "../../practice/room/room.ts";
import { ECHO_BOT, TEACHER } from "../practice/support.ts";
import { type OpenRoom, openRoom } from "./room.ts";
import type { Visitor } from "./visitor.ts";

/** The room with a small bot that does as it is told: what Teams makes of it is what is looked at. */
describe("what Teams does with messages and answers", () => {
  let open: OpenRoom;
  let room: Room;
  let visitor: Visitor;

  beforeAll(async () => {
    open = await openRoom("nn", { command: ECHO_BOT });
    room = open.room;
    startMeeting(room.stage);
    visitor = await open.visit();
  });
  afterAll(async () => {
    await open[Symbol.asyncDispose]();
  });

  const post = (text: string, chatId: string, more: { alert?: "feed" | "meeting"; onlyFor?: string } = {}) => {
    const { alert, onlyFor } = more;
    const content = { text, mentions: [], ...(alert && { alert }) };
    room.world.post(chatId, { kind: "bot", name: room.world.state.bot.name }, content, onlyFor);
  };

  test("a message that rings the bell says so, and is told beside the chat too", async () => {
    const { chatId } = room.world.state.meeting;
    post("Tida er snart ute", chatId, { alert: "meeting" });
    const message = visitor.meeting.getByRole("article").filter({ hasText: "Tida er snart ute" });
    await message.getByText(visitor.t.alerts.meeting).waitFor();
    const note = visitor.page.getByText(visitor.t.alerted(room.world.state.bot.name, "Tida er snart ute"));
    await note.first().waitFor();
  });

  test("a bell for somebody else is beside their name until one looks at the room as them", async () => {
    const { personalChatId } = room.person(TEACHER).state;
    post("Du er viddevakt", personalChatId, { alert: "feed" });
    const row = visitor.people.getByRole("listitem").filter({ hasText: TEACHER });
    await row.getByText(visitor.t.hasAlert).waitFor();
  });

  test("a message for one person is marked for them and unseen by others", async () => {
    const { chatId } = room.world.state.meeting;
    post("Berre til deg", chatId, { onlyFor: room.person(TEACHER).id });
    await visitor.be(TEACHER);
    const message = visitor.meeting.getByRole("article").filter({ hasText: "Berre til deg" });
    await message.getByText(visitor.t.onlyForMe).waitFor();
    if (process.env.SCREENSHOTS) await visitor.page.screenshot({ path: `${process.env.SCREENSHOTS}/onlyForMe.png` });
    await visitor.be("Even Bakkestad");
    expect(await visitor.meeting.getByText("Berre til deg").count()).toBe(0);
  });

  test("an opening that is turned down with a text is an empty box, as in Teams", async () => {
    const { meeting, bot } = room.world.state;
    room.person(TEACHER).say(meeting.chatId, `@${bot.name} card`);
    await visitor.press("no dialog");
    await visitor.page.getByRole("dialog", { name: bot.name }).waitFor();
    expect(await visitor.dialog.locator(".modal-body").textContent()).toBe("");
    if (process.env.SCREENSHOTS) await visitor.page.screenshot({ path: `${process.env.SCREENSHOTS}/blank.png` });
    await visitor.page.keyboard.press("Escape");
    expect(visitor.faults).toEqual([]);
  });

  test("an answer that Teams can't read is told as Teams tells it", async () => {
    await visitor.press("nonsense");
    await visitor.page.getByText(visitor.t.failures.badAnswer).first().waitFor();
    if (process.env.SCREENSHOTS) await visitor.page.screenshot({ path: `${process.env.SCREENSHOTS}/unreachable.png` });
  });

  test("what comes of a press is told beside the button, and not to the next person", async () => {
    await visitor.be(TEACHER);
    await visitor.press("toast");
    const note = visitor.page.locator(".toast-beside");
    await note.waitFor();
    const button = visitor.meeting.getByRole("log").getByRole("button", { name: "toast", exact: true }).last();
    // Above it or below it; the chat may be on its way down to what is newest.
    const apart = async () => {
      const [there, here] = await Promise.all([note.boundingBox(), button.boundingBox()]);
      if (there === null || here === null) return Number.NaN;
      return Math.min(Math.abs(there.y + there.height - here.y), Math.abs(here.y + here.height - there.y));
    };
    await expect.poll(apart).toBeLessThan(20);
    await visitor.be("Even Bakkestad");
    expect(await note.count()).toBe(0);
  });
});
