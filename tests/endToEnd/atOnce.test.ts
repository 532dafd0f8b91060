import { afterEach, describe, expect, test } from "vitest";
import * as activities from "../../practice/room/activities.ts";
import { reasonIn, textOf } from "../../practice/room/cards.ts";
import { frameOf, meetingChat } from "../../practice/room/stage.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { ASSISTANT, EVERYBODY, LEADER, PPT, PRESENTER, START, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");

describe.skipIf(databaseMissing)("at the same time", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  const press = (who: string, verb: string, data: Readonly<Record<string, unknown>>) => {
    const { room, person, meetingNow, lastCard } = scene();
    const full = { messageId: lastCard().id, verb, data: { ...data, verb, m: meetingNow() } };
    return activities.execute(frameOf(room.stage), meetingChat(room.stage), person(who).state, full, "manual");
  };

  test("a contribution that Teams brings twice stands once, whether the second comes at once or later, and both are answered alike", async () => {
    const { start, forward, invoke, seen } = scene();
    await start();
    await forward("clarifying");
    const activity = press(TEACHER, "contribute", { phase: "clarifying", text: "Kor ofte skjer det?" });
    const [first, second] = await Promise.all([invoke(activity), invoke(activity)]);
    const third = await invoke(activity);
    for (const result of [first, second, third]) expect(result).toMatchObject({ ok: true, body: { statusCode: 200 } });
    expect(second).toEqual(first);
    expect((await seen(LEADER)).split("Kor ofte skjer det?")).toHaveLength(2);
  });

  test("what Teams brings twice and was turned down because it was done already is answered as done", async () => {
    const { start, invoke, seen } = scene();
    await start();
    await scene().must(LEADER, "goWithoutViddevakt");
    const activity = press(LEADER, "nextPhase", { from: "roles" });
    const first = await invoke(activity);
    expect(await invoke(activity)).toEqual(first);
    expect(await seen(LEADER)).toContain(nn("phase.description"));
  });

  test("a meeting is started once, however often Teams brings the form", async () => {
    const { room, person, lastCard, tell, live, invoke } = scene();
    await tell(LEADER, "hjelp");
    const chat = meetingChat(room.stage);
    const form = { messageId: lastCard().id, data: { verb: "start", ...START } };
    const activity = activities.task(frameOf(room.stage), chat, person(LEADER).state, "submit", form);
    const before = live()?.id;
    const answers = await Promise.all([invoke(activity), invoke(activity)]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true });
    const card = await room.world.until("the meeting", () => {
      const now = live();
      return now?.id !== before && now;
    });
    const m = /"m":"([^"]+)"/.exec(JSON.stringify(card.card))?.[1] ?? "";
    expect(textOf(card.card ?? {})).toContain(nn("phase.roles"));
    const cards = room.world.state.messages.filter((one) => JSON.stringify(one.card ?? {}).includes(m));
    expect(cards).toHaveLength(1);
    await scene().order(LEADER, "abort", { reason: "" }, m);
    await room.world.until("the end", () => live() === undefined);
  });
  test("everything that everybody writes at the same moment is taken down", async () => {
    const { start, forward, order, seen } = scene();
    await start();
    await forward("clarifying");
    const texts = EVERYBODY.flatMap((who) => [1, 2, 3].map((number) => ({ who, text: `${number} frå ${who}` })));
    const answers = await Promise.all(
      texts.map(({ who, text }) => order(who, "contribute", { phase: "clarifying", text, confirmed: true })),
    );
    expect(answers.filter((one) => one.kind !== "card" || reasonIn(one.card) !== "")).toEqual([]);
    const card = await seen(LEADER);
    for (const { text } of texts) expect(card).toContain(text);
  });

  test("of two who want the opposite, one gets it and the other is told how it stands", async () => {
    const { start, forward, order, seen } = scene();
    await start();
    await forward("clarifying");
    const answers = await Promise.all([
      order(LEADER, "pause"),
      order(LEADER, "pause"),
      order(LEADER, "nextPhase", { from: "clarifying" }),
    ]);
    const done = answers.filter((answer) => answer.kind === "card" && reasonIn(answer.card) === "");
    // The same press twice is one, and both see it done.
    expect(done).toHaveLength(2);
    for (const answer of answers)
      if (!done.includes(answer)) expect(words(answer)).toMatch(/^(Møtet har pause|Desse har ikkje hatt ordet)/);
    expect(await seen(LEADER)).toContain(nn("card.clock.paused", { count: 10 }));
  });

  test("two who end the same turn at once give the word on one place, not two", async () => {
    const { start, forward, order, seen, person } = scene();
    await start();
    await forward("clarifying");
    const personId = person(PRESENTER).state.aadObjectId;
    const answers = await Promise.all([
      order(PRESENTER, "endTurn", { personId }),
      order(LEADER, "endTurn", { personId }),
    ]);
    expect(answers.map((answer) => words(answer) === nn("refusal.notYourTurn")).sort()).toEqual([false, true]);
    expect(await seen(LEADER)).toContain(nn("card.round.speaking", { name: `**${TEACHER}**` }));
  });

  test("everybody answers the sentence at once, and every answer counts", async () => {
    const { start, forward, must, order, seen } = scene();
    await start();
    await forward("statusQuo");
    await must(LEADER, "wordStatusQuo", { sentence: "utestenging i storefri" });
    const agreeing = EVERYBODY.filter((who) => who !== PPT);
    await Promise.all([
      ...agreeing.map((who) => order(who, "agree")),
      order(PPT, "reserve", { reason: "Språket høyrer med." }),
    ]);
    const card = await seen(ASSISTANT);
    expect(card).toContain(nn("card.statusQuo.agreed", { count: agreeing.length }));
    expect(card).toContain("Språket høyrer med.");
  });
});
