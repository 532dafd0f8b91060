import { describe, expect, test } from "vitest";
import { findAction, textOf } from "../../practice/room/cards.ts";
import { does } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, read, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const MINUTE_MS = 60_000;

describe.skipIf(databaseMissing)("the end of a meeting", () => {
  const scene = useScene();

  /** The newest card in the chat with a button that takes the end back. */
  const endCard = () =>
    scene().room.world.state.messages.findLast(
      ({ chatId, card }) =>
        chatId === scene().chatId && card !== undefined && findAction(card, does("continueMeeting")) !== undefined,
    );
  const inPrivate = (title: string) => () => scene().player.inPrivate(LEADER, (card) => textOf(card).startsWith(title));
  const draft = inPrivate(nn("card.referat.draft"));
  const onItsWay = inPrivate(nn("card.referat.sending"));

  test("is taken back by the referent, but not by the second press of the one who ended it", async () => {
    const { start, forward, must, order, person, player, room, chatId, mark, says } = scene();
    await start({ sendAfterWorkingDays: "0" });
    await must(LEADER, "appointSecretary", { personId: person(TEACHER).state.aadObjectId });
    await forward("clarifying");
    const before = mark();
    await must(LEADER, "abort", { reason: "Brannalarm" });
    // The finger is still there.
    await order(LEADER, "continueMeeting", { ending: 0 });
    await says(nn("card.ended.aborted"), chatId, before);
    const referat = await room.world.until("the draft", draft);
    const ended = mark();

    await player.press(TEACHER, does("continueMeeting"), endCard);
    const live = await room.world.until("the live card at the bottom", () => {
      const now = scene().live();
      return now !== undefined && Number(now.id) > Number(ended) && now;
    });
    expect(read(live)).toContain(nn("phase.clarifying"));
    await says(nn("card.notice.continued"), chatId, before);
    await room.world.until("the draft to be closed", () => {
      const closed = room.world.state.messages.find(({ id }) => id === referat.id);
      return closed !== undefined && read(closed).includes(nn("card.notice.referatClosed"));
    });
    expect(endCard()).toBeUndefined();
    expect(words(await order(TEACHER, "continueMeeting", { ending: 0 }))).toBe(nn("refusal.meetingGoesOn"));
  });

  test("is taken back in words, and an old card says that it is old", async () => {
    const { must, tell, order, room, chatId, mark, says } = scene();
    const before = mark();
    await must(LEADER, "abort", { reason: "" });
    const ended = await says(nn("card.ended.aborted"), chatId, before);
    expect(words(await order(TEACHER, "continueMeeting", { ending: 0 }))).toBe(nn("refusal.oldCard"));
    void tell(LEADER, "hald fram").catch(() => undefined);
    await room.world.until("the meeting to go on", () => Number(scene().live()?.id ?? 0) > Number(ended.id));
  });

  test("leaves a referat that waits for the leader, who may think better of sending it, also when the bot was killed meanwhile", async () => {
    const { forward, player, room, order } = scene();
    const mails = () => room.mailbox.count(room.person(TEACHER).state.email);
    await forward("end", "clarifying");
    await player.press(LEADER, does("approveReferat"), draft);
    const waits = await room.world.until("the card to say so", onItsWay);
    expect(words(await order(LEADER, "editSection", { section: "remarks", text: "Nei" }))).toBe(
      nn("refusal.referatOnItsWay"),
    );
    await player.press(LEADER, does("takeBackSending"), () => waits);
    await player.press(LEADER, does("approveReferat"), draft);
    await room.world.until("the card to say so again", onItsWay);
    expect(mails()).toBe(0);
    await room.bot.kill();
    await room.bot.start();
    await room.bot.skip(MINUTE_MS);
    await room.world.until("the mail", () => mails() === 1);
    expect(words(await order(LEADER, "takeBackSending"))).toBe(nn("refusal.referatSent"));
    expect(words(await order(LEADER, "continueMeeting", { ending: 2 }))).toBe(nn("refusal.referatSent"));
  });
});
