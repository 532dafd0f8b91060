/** Looking through the stafettlogg in the private chat, over the wire. */
import { beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import { findAction, textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import type { Fields } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, read, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const COUNT = 12;
const SCHOOL = { verb: "einingFound", name: "Solsida skule", number: "", einingKind: "school", målform: "nn" };
const titleOf = (at: number) => `Uro nummer ${at}${at === 7 ? " i garderoben" : ""}`;

describe.skipIf(databaseMissing)("the overview in the private chat", () => {
  const scene = useScene();
  const person = (who: string) => scene().person(who);
  const asks = (who: string, text = "stafettlogg") => scene().tellPrivately(who, text);
  const presses = (who: string, on: Message, title: string, inputs: Fields = {}) =>
    person(who).press(on.id, (action) => action.title === title, inputs);
  /** What a button could send that is on no card of theirs. */
  const forges = (who: string, on: Message, data: Fields): Promise<Answer> =>
    person(who).act(on.id, {
      type: "Action.Execute",
      title: "",
      verb: "overview",
      data: { verb: "overview", ...data },
    });
  const cardOf = (answer: Answer) => {
    if (answer.kind !== "card") throw new Error(`no card, but ${JSON.stringify(answer)}`);
    return answer.card;
  };
  const rowsIn = (text: string) => [...new Set([...text.matchAll(/Uro nummer (\d+)/g)].map(([, at]) => Number(at)))];

  let eining = "";
  let teacherKey = "";

  beforeAll(async () => {
    const { id } = await asks(LEADER, "eining");
    const sends = async (data: Fields) => JSON.stringify(await person(LEADER).submit(id, data));
    const mail = (who: string) => person(who).state.email ?? "";
    const founded = await sends({ ...SCHOOL, leaderName: LEADER, email: mail(LEADER) });
    eining = /"e":"([^"]+)"/.exec(founded)?.[1] ?? "";
    const teacher = { e: eining, name: TEACHER, email: mail(TEACHER), roles: "employee", contactOf: "" };
    const after = await sends({ verb: "einingPerson", ...teacher });
    teacherKey = [...after.matchAll(/"key":"([^"]+)"/g)].at(-1)?.[1] ?? "";
    // They are recognised when they ask.
    await asks(LEADER, "eining");
    await asks(TEACHER, "eining");
    const { aadObjectId } = person(TEACHER).state;
    for (let at = 0; at < COUNT; at += 1) {
      const fields = { oppmerksomheit: titleOf(at), goal: "", successSigns: "", names: "" };
      const informed = at === 3 ? encodeURIComponent(`person ${aadObjectId}`) : "";
      const made = await sends({ verb: "entryOpen", eining, ...fields, category: "social", leaf: "none", informed });
      expect(made).toContain(titleOf(at));
    }
  }, 900_000);

  test("shows the leader of a school all of its entries, ten at a time, forwards and back", async () => {
    const first = await asks(LEADER);
    expect(read(first)).toContain(nn("dialog.page.here", { from: 1, to: 10, count: COUNT }));
    const shown = rowsIn(read(first));
    expect(shown).toHaveLength(10);
    const next = textOf(cardOf(await presses(LEADER, first, nn("overview.next"))));
    expect([...shown, ...rowsIn(next)].toSorted((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, at) => at));
    const back = textOf(cardOf(await presses(LEADER, first, nn("overview.previous"))));
    expect(rowsIn(back)).toEqual(shown);
  });

  test("finds an entry by a word, in the message or in the form, and shows all again", async () => {
    const found = await asks(LEADER, "stafettlogg Garderoben");
    expect(rowsIn(read(found))).toEqual([7]);
    expect(read(found)).toContain(nn("overview.searched", { what: "«Garderoben»" }));
    const all = textOf(cardOf(await presses(LEADER, found, nn("overview.all"))));
    expect(all).toContain(nn("dialog.page.here", { from: 1, to: 10, count: COUNT }));
    const form = { word: "uro GARDEROBEN", category: "social", year: "none" };
    const again = textOf(cardOf(await presses(LEADER, found, nn("overview.search.find"), form)));
    expect(rowsIn(again)).toEqual([7]);
    const none = textOf(cardOf(await presses(LEADER, found, nn("overview.search.find"), { word: "%_'--" })));
    expect(none).toContain(nn("overview.notFound"));
  });

  test("opens an entry with its whole story", async () => {
    const found = await asks(LEADER, "stafettlogg garderoben");
    const answer = await presses(LEADER, found, nn("entry.open", { name: titleOf(7) }));
    if (answer.kind !== "dialog") throw new Error("no form");
    expect(answer.dialog.title).toBe(nn("entry.title"));
    expect(textOf(answer.dialog.card)).toContain(titleOf(7));
  });

  test("shows a teacher the one that they are told of, and nothing when they have left the school", async () => {
    const theirs = await asks(TEACHER);
    expect(rowsIn(read(theirs))).toEqual([3]);
    expect(read(await asks(TEACHER, "tiltak"))).toContain(nn("overview.mine.nothing"));
    await person(LEADER).submit((await asks(LEADER)).id, { verb: "einingRemovePerson", e: eining, key: teacherKey });
    const e = theirs.card && findAction(theirs.card, nn("entry.open", { name: titleOf(3) }))?.data?.e;
    const opens = { msteams: { type: "task/fetch" }, dialog: "entry", e };
    const refused = await person(TEACHER).act(theirs.id, { type: "Action.Submit", title: "", data: opens });
    expect(words(refused)).toContain(nn("refusal.notInEntry"));
    expect(words(await forges(TEACHER, theirs, { list: "active", eining }))).toContain(nn("overview.nothing"));
    expect(read(await asks(TEACHER))).toContain(nn("overview.nothing"));
  });

  test("answers a button of an old card, whatever has become of its page", async () => {
    const on = await asks(LEADER);
    const beyond = textOf(cardOf(await forges(LEADER, on, { list: "active", after: "9999-99-99 zzz" })));
    expect(beyond).toContain(nn("dialog.page.here", { from: 11, to: COUNT, count: COUNT }));
    expect(words(await forges(LEADER, on, { list: "ended", before: "0" }))).toContain(nn("overview.none"));
    expect(words(await forges(LEADER, on, { list: "active", eining: "nobody's" }))).toContain(nn("overview.notFound"));
    expect(words(await forges(LEADER, on, { list: "everything" }))).toContain(nn("refusal.unknownAction"));
  });

  test("shows what somebody holds when they ask for their own tiltak", async () => {
    const mine = await asks(LEADER, "Tiltak");
    expect(read(mine)).toContain(nn("overview.held.title"));
    expect(rowsIn(read(mine))).toHaveLength(10);
    const next = textOf(cardOf(await presses(LEADER, mine, nn("overview.next"))));
    expect(rowsIn(next)).toHaveLength(2);
    const entries = textOf(cardOf(await presses(LEADER, mine, nn("overview.button"))));
    expect(entries).toContain(nn("overview.list.active"));
  });

  test("comes below when its button in the help is pressed, which stays as it is", async () => {
    const help = await asks(LEADER, "hjelp");
    const before = textOf({ ...help.card });
    await presses(LEADER, help, nn("overview.button"));
    const { personalChatId } = person(LEADER).state;
    await scene().says(nn("overview.list.overdue"), personalChatId, help.id);
    expect(textOf({ ...(await person(LEADER).view(help.id)) })).toBe(before);
  });

  test("is for nobody else's eyes", async () => {
    const { chatId, room } = scene();
    const answer = await scene().tell(LEADER, "stafettlogg");
    expect(read(answer)).toContain(nn("refusal.onlyInPrivate"));
    const inChat = room.world.state.messages.findLast((one) => one.chatId === chatId && one.card !== undefined);
    if (inChat === undefined) throw new Error("no card in the chat");
    expect(words(await forges(LEADER, inChat, { list: "active" }))).toContain(nn("refusal.onlyInPrivate"));
  });
});
