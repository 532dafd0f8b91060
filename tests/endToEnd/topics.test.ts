import { afterEach, describe, expect, test } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import { textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import type { Fields } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LATE, LEADER, read, START, TEACHER, useScene, valueIn, words } from "./scene.ts";

const nn = translator("nn");
const UNREST = "Uro ved overgangar";

describe.skipIf(databaseMissing)("a topic that is kept for the next meeting", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());
  const mail = (who: string) => scene().person(who).state.email ?? "";
  const asks = (who: string) => scene().tellPrivately(who, "eining");
  const sends = async (who: string, data: Fields, on?: Message): Promise<Answer> =>
    scene()
      .person(who)
      .submit((on ?? (await asks(who))).id, data);
  const opens = async (who: string, data: Fields) =>
    scene()
      .person(who)
      .act((await asks(who)).id, {
        type: "Action.Submit",
        title: "",
        data: { msteams: { type: "task/fetch" }, ...data },
      });
  const card = (answer: Answer) => {
    if (answer.kind !== "dialog") throw new Error(`no form but ${answer.kind}`);
    return answer.dialog.card;
  };

  /** A kindergarten with the leader of these tests, and a deputy. */
  async function founded(name: string): Promise<string> {
    const facts = { verb: "einingFound", name, number: "", einingKind: "kindergarten", målform: "nn" };
    const answer = await sends(LEADER, { ...facts, leaderName: LEADER, email: mail(LEADER) });
    const e = /"e":"([^"]+)"/.exec(JSON.stringify(card(answer)))?.[1] ?? "";
    const deputy = { verb: "einingPerson", e, name: TEACHER, email: mail(TEACHER), roles: "deputy", contactOf: "" };
    await sends(LEADER, deputy);
    await asks(LEADER);
    await asks(TEACHER);
    return e;
  }

  test("is offered when its eining starts one, becomes the topic, and is marked with the meeting", async () => {
    const e = await founded("Solsida barnehage");
    expect(textOf(card(await sends(TEACHER, { verb: "einingKeepTopic", e, text: UNREST })))).toContain(UNREST);
    await scene().tell(LEADER, "start");
    const form = await scene().startForm(LEADER);
    expect(JSON.stringify(form.card)).toContain(UNREST);
    await scene().start({ einingId: e, eining: "Solsida barnehage", topic: "", keptTopic: `${e}/s1` });
    await scene().says(UNREST);
    const topics = async () => textOf(card(await opens(LEADER, { dialog: "einingTopics", e })));
    await expect.poll(topics).toContain(nn("eining.topics.taken"));
    expect(await topics()).toContain(nn("eining.topics.none"));
    const gone = await sends(LEADER, { verb: "einingDropTopic", e, key: "s1" });
    expect(textOf(card(gone))).not.toContain(UNREST);
    expect(textOf(card(await sends(LEADER, { verb: "einingDropTopic", e, key: "s1" })))).toBe(textOf(card(gone)));
  });

  test("that has been put away meanwhile, or is another's, starts nothing where no other is written, and the form stands", async () => {
    const e = await founded("Nordsida barnehage");
    await sends(LEADER, { verb: "einingKeepTopic", e, text: UNREST });
    await sends(LEADER, { verb: "einingDropTopic", e, key: "s1" });
    const asked = await scene().tell(LEADER, "start");
    const send = { verb: "start", ...START, eining: "Nordsida barnehage", topic: "" };
    for (const keptTopic of [`${e}/s1`, "gjetta/s1"]) {
      const answer = await scene()
        .person(LEADER)
        .submit(asked.id, { ...send, keptTopic });
      expect(words(answer)).toBe(nn("refusal.topicGone"));
      expect(valueIn(card(answer), "eining")).toBe("Nordsida barnehage");
    }
  });

  test("may name no child unasked, and is not for others to keep, put away or see", async () => {
    const e = await founded("Vestsida barnehage");
    const asked = await sends(LEADER, { verb: "einingKeepTopic", e, text: "Uro rundt Ole Hansen" });
    expect(words(asked)).toContain("Ole");
    expect(valueIn(card(asked), "text")).toBe("Uro rundt Ole Hansen");
    await sends(LEADER, { verb: "einingKeepTopic", e, text: UNREST });
    for (const data of [
      { verb: "einingKeepTopic", e, text: "Mitt tema" },
      { verb: "einingDropTopic", e, key: "s1" },
    ])
      expect(words(await sends(LATE, data))).toBe(nn("refusal.topicsForLeaders"));
    const stranger = await opens(LATE, { dialog: "einingTopics", e });
    expect(textOf(card(stranger))).toBe(nn("refusal.topicsForLeaders"));
    const again = textOf(card(await opens(LEADER, { dialog: "einingTopics", e })));
    expect([again.includes(UNREST), again.includes("Mitt tema")]).toEqual([true, false]);
    const inChat = await scene().tell(LEADER, "start");
    expect(words(await sends(LEADER, { verb: "einingKeepTopic", e, text: "Her" }, inChat))).toBe(
      nn("refusal.onlyInPrivate"),
    );
    const now = scene().room.world.state.messages.find(({ id }) => id === inChat.id);
    expect(now && read(now)).not.toContain(UNREST);
  });
});
