import { describe, expect, test } from "vitest";
import { findAction } from "../../practice/room/cards.ts";
import { does } from "../../practice/scenarios/buttons.ts";
import { BTI_PHASES as PHASES } from "../../src/meeting/script/bti.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { EVERYBODY, LEADER, read, useScene } from "./scene.ts";

const nn = translator("nn");

describe.skipIf(databaseMissing)("Teams allows the bot so many calls and no more, and it keeps to that", () => {
  const scene = useScene({ limits: "teams", speed: 20 });

  test("nothing is refused with 429: every card comes in its time, once, and the referat too", async () => {
    const { start, forward, room, chatId, mark, says, player } = scene();
    const before = mark();
    await start();
    await forward("end");
    await says(nn("card.ended.completed"), chatId, before);
    await player.press(LEADER, does("approveReferat"), () =>
      player.inPrivate(LEADER, (card) => findAction(card, does("approveReferat")) !== undefined),
    );
    const results = () =>
      room.world.state.messages.filter((one) => one.chatId === chatId && read(one).startsWith("Ferdig med fase"));
    await room.world.until("every phase's result", () => results().length === PHASES.length);
    expect(results().map((one) => read(one).split(" · ")[1]?.split("\n")[0])).toEqual(
      PHASES.map((phase) => nn(`phase.${phase}`)),
    );
    const addresses = EVERYBODY.map((who) => room.person(who).state.email);
    await room.world.until("the mails", () => addresses.every((address) => room.mailbox.count(address) === 1));
    expect(room.ledger.entries.some(({ status }) => status === 429)).toBe(false);
    expect(room.world.state.messages.filter((one) => read(one).includes(nn("card.ended.completed")))).toHaveLength(1);
  }, 900_000);

  test("the leader's own card comes although the chat is busy", async () => {
    const { room, person } = scene();
    const { personalChatId } = person(LEADER).state;
    const card = await room.world.until("the card", () =>
      room.world.state.messages.find((one) => one.chatId === personalChatId && read(one).startsWith("Referatet er ")),
    );
    expect(read(card)).toContain("Utestenging i friminutta");
  });
});
