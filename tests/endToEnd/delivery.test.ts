/** Cards that come whatever the connector answers, played in a room on its bad days. */
import { afterEach, describe, expect, test } from "vitest";
import { setBotInChat } from "../../practice/room/attendance.ts";
import { findAction } from "../../practice/room/cards.ts";
import { type Quirks, WORST } from "../../practice/room/quirks.ts";
import type { Message } from "../../practice/room/state.ts";
import { opens } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, read, TEACHER, useScene } from "./scene.ts";

const nn = translator("nn");

describe.skipIf(databaseMissing)("the card of the meeting", () => {
  const scene = useScene();
  const day = (connector: Quirks["connector"]) => {
    scene().room.world.quirks = { ...WORST, connector };
  };
  afterEach(async () => {
    day("works");
    await scene().breakOff();
  });

  const live = () => scene().live();
  /** Cards of the bot's in the chat that one can go on from. */
  const standing = (): Message[] =>
    scene().room.world.state.messages.filter(
      ({ chatId, card }) =>
        chatId === scene().chatId && card !== undefined && findAction(card, opens("more")) !== undefined,
    );

  test.each(["412", "502"] as const)(
    "that starts one comes with the greeting, though Teams first answers %s",
    async (connector) => {
      const { room, chatId } = scene();
      const before = room.world.state.messages.length;
      setBotInChat(room.stage, false);
      day(connector);
      setBotInChat(room.stage, true);
      const greeting = await room.world.until("the greeting", () =>
        room.world.state.messages.slice(before).find((one) => one.chatId === chatId && one.card !== undefined),
      );
      expect(findAction(greeting.card ?? {}, opens("start"))).toBeDefined();
    },
  );

  test.each(["401", "403", "404", "412", "html"] as const)("comes in each phase on a day of %s", async (connector) => {
    await scene().start();
    day(connector);
    await scene().forward("clarifying");
    await scene().room.world.until("the card of the clarifying round", () => {
      const card = live();
      return card !== undefined && read(card).includes(nn("phase.clarifying"));
    });
  });

  test("stands once at the end of a day of 504, also where it came twice", async () => {
    await scene().start();
    day("504");
    await scene().forward("clarifying");
    day("works");
    await scene().must(LEADER, "contribute", { phase: "clarifying", text: "Gjeld det alle?" });
    await scene().room.world.until("one card to stand, and the doubled ones to say where to look", () => {
      const cards = standing();
      // The leader's client shows them, and so asks for its own view of each.
      for (const card of cards)
        void scene()
          .person(LEADER)
          .act(card.id, refreshOf(card))
          .catch(() => undefined);
      return cards.length === 1 && read(cards[0] as Message).includes("Gjeld det alle?");
    });
    expect(standing()).toHaveLength(1);
  });

  test("that somebody has deleted comes back when they ask for the status", async () => {
    await scene().start();
    const before = live();
    if (before === undefined) throw new Error("no card");
    scene().room.world.delete(before);
    await scene().tell(TEACHER, "status");
    await scene().room.world.until("the card to come back", () => standing().some(({ id }) => id !== before.id));
  });

  function refreshOf({ card }: Message) {
    const refresh = (card as { readonly refresh?: { readonly action?: unknown } } | undefined)?.refresh?.action;
    return refresh as Parameters<ReturnType<ReturnType<typeof scene>["person"]>["act"]>[1];
  }
});
