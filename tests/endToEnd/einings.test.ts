import { afterEach, describe, expect, test } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import { textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import type { Fields } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LATE, LEADER, PPT, read, TEACHER, useScene, valueIn, words } from "./scene.ts";

const nn = translator("nn");
const NEW = {
  verb: "einingFound",
  name: "Solsida barnehage",
  number: "974600001",
  einingKind: "kindergarten",
  målform: "nn",
};

describe.skipIf(databaseMissing)("einings in the private chat", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  const asks = (who: string) => scene().tellPrivately(who, "eining");
  const mail = (who: string) => scene().person(who).state.email ?? "";
  /** What a button in a form of the private chat sends, whether or not they have that button. */
  const sends = async (who: string, data: Fields, on?: Message): Promise<Answer> =>
    scene()
      .person(who)
      .submit((on ?? (await asks(who))).id, data);
  const card = (answer: Answer) => {
    if (answer.kind !== "dialog") throw new Error(`no form but ${answer.kind}`);
    return answer.dialog.card;
  };
  const opens = async (who: string, data: Fields) =>
    scene()
      .person(who)
      .act((await asks(who)).id, {
        type: "Action.Submit",
        title: "",
        data: { msteams: { type: "task/fetch" }, ...data },
      });
  const idIn = (answer: Answer) => /"e":"([^"]+)"/.exec(JSON.stringify(card(answer)))?.[1] ?? "";
  const founded = async (fields: Fields = {}) => idIn(await sends(LEADER, { ...NEW, ...fields }));

  test("somebody who stands on no list is told how they get on one", async () => {
    expect(read(await asks(TEACHER))).toContain(nn("eining.mine.none"));
    expect(JSON.stringify((await asks(TEACHER)).card)).not.toContain(nn("eining.all"));
  });

  test("an administrator founds one, and whoever leads it finds it when they ask, being known by their address", async () => {
    const answer = await sends(LEADER, { ...NEW, leaderName: TEACHER, email: mail(TEACHER).toUpperCase() });
    expect(textOf(card(answer))).toContain("Solsida barnehage");
    expect(textOf(card(answer))).toContain(nn("eining.person.unseen"));
    const mine = await asks(TEACHER);
    expect(read(mine)).toContain("Solsida barnehage");
    expect(read(mine)).toContain("styrar");
    const opened = await opens(TEACHER, { dialog: "eining", e: idIn(answer) });
    expect(textOf(card(opened))).not.toContain(nn("eining.person.unseen"));
  });

  test("its leader adds a deputy, a contact, a group and the skolerute, each kept", async () => {
    const e = await founded();
    const add = (name: string, email: string, more: Fields) =>
      sends(TEACHER, { verb: "einingPerson", e, name, email, roles: "", contactOf: "", ...more });
    await add("Nina Nest", "nina@example.no", { roles: "deputy" });
    expect(textOf(card(await add(PPT, mail(PPT), { contactOf: "ppt" })))).toContain("kontakt for PPT");
    const group = await sends(TEACHER, { verb: "einingGroup", e, name: "Plangruppa", members: "p1,p2" });
    expect(textOf(card(group))).toContain("Plangruppa");
    const text = "14.08.2026 Planleggingsdag\r\n05.10.2026 - 09.10.2026: Haustferie\n";
    const days = await sends(TEACHER, { verb: "einingDaysOff", e, text, drawnAt: 99 });
    expect(textOf(card(days))).toContain("2 fridagar");
    const form = await opens(TEACHER, { dialog: "einingDaysOff", e });
    expect(valueIn(card(form), "text")).toBe("14.08.2026 Planleggingsdag\n05.10.2026–09.10.2026 Haustferie");
  });

  test("a form sent twice does it once", async () => {
    const e = await founded();
    const press = { verb: "einingGroup", e, name: "Trinn 7", members: "p1", once: "same" };
    const [first, second] = [await sends(TEACHER, press), await sends(TEACHER, press)];
    expect(textOf(card(second))).toBe(textOf(card(first)));
  });

  test("what is refused comes back with all that was typed, and why", async () => {
    const e = await founded();
    const text = "05.10.2026–09.10.2026 Haustferie\n31.11.2026 Fri";
    const answer = await sends(TEACHER, { verb: "einingDaysOff", e, text, drawnAt: 99 });
    expect(words(answer)).toBe(nn("refusal.daysOffUnread", { line: 2, text: "31.11.2026 Fri" }));
    expect(valueIn(card(answer), "text")).toBe(text);
    const person = { verb: "einingPerson", e, name: "Ola", email: "ola at example", roles: "employee", contactOf: "" };
    const again = await sends(TEACHER, person);
    expect(words(again)).toBe(nn("refusal.addressInvalid"));
    expect(valueIn(card(again), "email")).toBe("ola at example");
  });

  test("a choice that is missing is asked for, with the rest kept", async () => {
    const { einingKind: _kind, ...rest } = NEW;
    const answer = await sends(LEADER, { ...rest, name: "Utan slag" });
    expect(words(answer)).toBe(nn("bot.form.incomplete"));
    expect(valueIn(card(answer), "name")).toBe("Utan slag");
  });

  const FORMS: readonly Fields[] = [
    { dialog: "einings" },
    { dialog: "einingNew" },
    { dialog: "eining" },
    { dialog: "einingFacts" },
    { dialog: "einingPerson" },
    { dialog: "einingPerson", key: "p1" },
    { dialog: "einingGroup" },
    { dialog: "einingDaysOff" },
  ];
  test.each(FORMS)("a stranger who presses an administrator's button gets no form: %j", async (form) => {
    const e = await founded();
    for (const data of [form, { ...form, e }, { ...form, e: "gjetta" }]) {
      const answer = card(await opens(LATE, data));
      expect([nn("refusal.administratorsOnly"), nn("refusal.notEiningLeader")]).toContain(textOf(answer));
    }
  });

  const SENT: readonly Fields[] = [
    { ...NEW, name: "Min eigen skule" },
    { ...NEW, verb: "einingDescribe", name: "Kapra" },
    { verb: "einingPerson", name: "Eg", email: "eg@example.no", roles: "leader", contactOf: "" },
    { verb: "einingPerson", key: "p1", name: "Eg", email: "eg@example.no", roles: "employee", contactOf: "" },
    { verb: "einingRemovePerson", key: "p1" },
    { verb: "einingGroup", name: "Mi", members: "p1" },
    { verb: "einingDaysOff", text: "14.08.2026 Fri", drawnAt: 99 },
  ];
  test.each(SENT)(
    "a stranger who sends an administrator's form changes nothing, and sees nothing of it: $verb",
    async (form) => {
      const e = await founded();
      const before = textOf(card(await opens(LEADER, { dialog: "eining", e })));
      const answer = await sends(LATE, { ...form, e });
      expect([nn("refusal.administratorsOnly"), nn("refusal.notEiningLeader")]).toContain(words(answer));
      expect(JSON.stringify(answer)).not.toContain(mail(TEACHER));
      expect(textOf(card(await opens(LEADER, { dialog: "eining", e })))).toBe(before);
    },
  );

  test("nothing of an eining is shown in a chat with others", async () => {
    const e = await founded();
    const inChat = await scene().tell(LEADER, "start");
    const answer = await sends(LEADER, { verb: "einingRemovePerson", e, key: "p1" }, inChat);
    expect(words(answer)).toBe(nn("refusal.onlyInPrivate"));
    expect(read(await scene().tell(LEADER, "eining"))).toBe(nn("refusal.onlyInPrivate"));
  });

  test("two of the same name are not founded, and the form keeps what was typed", async () => {
    await founded();
    const answer = await sends(LEADER, { ...NEW, number: "974600009", name: "solsida  BARNEHAGE" });
    expect(words(answer)).toBe(nn("refusal.einingNameTaken"));
    expect(valueIn(card(answer), "name")).toBe("solsida  BARNEHAGE");
  });

  test("whoever is taken off the list finds nothing more", async () => {
    const e = await founded();
    const person = { verb: "einingPerson", e, name: LATE, email: mail(LATE), roles: "employee", contactOf: "" };
    const key = /"key":"(p\d+)"[^}]*}/.exec(
      JSON.stringify(card(await sends(LEADER, person)))
        .split(LATE)
        .at(-1) ?? "",
    )?.[1];
    expect(read(await asks(LATE))).toContain("Solsida barnehage");
    await sends(LEADER, { verb: "einingRemovePerson", e, key });
    expect(read(await asks(LATE))).toContain(nn("eining.mine.none"));
  });

  test("the first meeting in a name that nobody has set up founds it with its leader, and later ones let nobody in", async () => {
    await scene().start({ eining: "Fjordglytt skule" });
    await expect.poll(async () => read(await asks(LEADER))).toContain("Fjordglytt skule");
    expect(read(await asks(TEACHER))).not.toContain("Fjordglytt skule");
  });

  test("whoever works in several chooses among them when a meeting is started, and it is held in that name", async () => {
    const me = { name: LEADER, email: mail(LEADER), roles: "employee", contactOf: "" };
    await sends(LEADER, { verb: "einingPerson", e: await founded(), ...me });
    const before = scene().mark();
    await asks(LEADER);
    // The meeting before this one may have something to say to its leader meanwhile.
    await scene().says("Solsida barnehage", scene().person(LEADER).state.personalChatId, before);
    await scene().tell(LEADER, "start");
    const form = await scene().startForm(LEADER);
    const choice = JSON.stringify(form.card);
    expect(choice).toContain("Solsida barnehage");
    expect(choice).toContain(nn("eining.start.other"));
  });
});
