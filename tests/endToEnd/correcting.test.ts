import { afterEach, describe, expect, test } from "vitest";
import { escapeMarkdown } from "../../cards/kit/markdown.ts";
import { findAction, textOf } from "../../practice/room/cards.ts";
import { does, opens } from "../../practice/scenarios/buttons.ts";
import { dialogOf, TurnedDown } from "../../practice/scenarios/openForm.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, read, TEACHER, useScene, valueIn, words } from "./scene.ts";

const nn = translator("nn");
const SAID = "Er Tuva mykje åleine?";

describe.skipIf(databaseMissing)("the leader mends what another wrote", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  const privately = () => scene().person(TEACHER).state.personalChatId;
  const what = nn("card.corrected.what", { kind: "innspel", whose: "own", name: "" });

  /** A name has got through, and the leader has the list open. */
  async function listOpen() {
    const { start, forward, must, player, live } = scene();
    await start();
    await forward("clarifying");
    await must(TEACHER, "contribute", { phase: "clarifying", text: SAID, confirmed: true });
    const form = await player.open(LEADER, "more", live);
    await form.goTo(opens("allSaid"));
    return form;
  }

  test("hides a name: it is gone from the card, and the writer hears of it without it, and can change it", async () => {
    const { says, seen, mark, person, live, room, chatId } = scene();
    const form = await listOpen();
    const before = mark();
    await form.goTo(opens("hideWords"));
    expect(valueIn(form.card, "words")).toBe("Tuva");
    await form.send("hideWords", { words: "Tuva" });
    expect(textOf(form.card)).toContain(escapeMarkdown("Er […] mykje åleine?"));
    expect(await seen(TEACHER)).not.toContain("Tuva");
    const told = await says(nn("card.corrected.hidden", { what }), privately(), before);
    expect(read(told)).toContain(escapeMarkdown("Er […] mykje åleine?"));
    expect(read(told)).not.toContain("Tuva");
    await room.world.until(
      "the card in the chat to follow",
      () => live()?.card && !textOf(live()?.card ?? {}).includes("Tuva"),
    );
    const button = told.card && findAction(told.card, opens("editContribution"));
    if (button === undefined) throw new Error("no way to change it");
    const edit = dialogOf(await person(TEACHER).act(told.id, button));
    expect(valueIn(edit.card, "text")).toBe("Er […] mykje åleine?");
    expect(room.world.state.messages.some((one) => one.chatId === chatId && read(one).includes(what))).toBe(false);
  });

  test("asks for words that are there", async () => {
    const form = await listOpen();
    await form.goTo(opens("hideWords"));
    await expect(form.send("hideWords", { words: "Ola" })).rejects.toThrow(nn("refusal.wordsNotFound"));
    expect(valueIn(form.card, "words")).toBe("Ola");
  });

  test("is asked where the writer changes it at the same time, and the writer where the leader does", async () => {
    const { player, live, must } = scene();
    const form = await listOpen();
    await form.goTo(opens("correctText"));
    const mine = await player.open(TEACHER, "mine", live);
    await mine.goTo(opens("editContribution"));
    await mine.send("editContribution", { text: "Er nokon åleine?" });
    await expect(form.send("correctText", { text: "Er ho åleine?" })).rejects.toThrow(
      nn("refusal.editedMeanwhile", { who: "other", name: TEACHER }),
    );
    expect(textOf(form.card)).toContain("Er nokon åleine?");
    await mine.goTo(opens("editContribution"));
    await form.send("correctText", { text: "Er nokon mykje åleine?" });
    await expect(mine.send("editContribution", { text: "Er mange åleine?" })).rejects.toThrow(TurnedDown);
    expect(textOf(mine.card)).toContain("Er nokon mykje åleine?");
    await must(LEADER, "pause");
  });

  test("takes it out from the list, which comes again, and takes that back there", async () => {
    const { says, seen, mark, room } = scene();
    const form = await listOpen();
    const before = mark();
    await form.press(does("withdrawContribution"));
    expect(textOf(form.card)).toContain(nn("dialog.mine.nobody"));
    expect(await seen(TEACHER)).not.toContain(SAID);
    const told = await says(nn("card.corrected.withdrawn", { what }), privately(), before);
    expect(read(told)).not.toContain("Tuva");
    await form.press(does("undo"));
    expect(await seen(TEACHER)).toContain(SAID);
    await room.world.until("the writer to be told", () =>
      room.world.state.messages.some(
        ({ id, card }) => id === told.id && card && textOf(card).includes(nn("card.corrected.undone")),
      ),
    );
  });

  test("in a later phase: the card of the one before shows it no more, and nobody else may", async () => {
    const { must, order, room, chatId, player, live, mark } = scene();
    const before = Number(mark());
    await listOpen();
    await must(LEADER, "endRound", { confirmed: true });
    await must(LEADER, "nextPhase", { from: "clarifying", confirmed: true });
    const showing = () =>
      room.world.state.messages.filter(
        (one) => one.chatId === chatId && Number(one.id) > before && read(one).includes("Tuva"),
      );
    await room.world.until("the result of the round", () => live() !== undefined && showing().length === 1);
    expect(words(await order(TEACHER, "hideWords", { id: "k1", words: "Tuva" }))).toBe(
      nn("refusal.notLeader", { leader: LEADER }),
    );
    const form = await player.open(LEADER, "more", live);
    await form.goTo(opens("allSaid"));
    expect(findAction(form.card, does("withdrawContribution"))).toBeUndefined();
    await form.goTo(opens("hideWords"));
    await form.send("hideWords", { words: "Tuva" });
    await room.world.until("the name to be gone", () => showing().length === 0);
  });
});
