import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../practice/api/answers.ts";
import { findAction, inputsOf, textOf } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import type { Fields } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LATE, LEADER, PPT, read, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const SECRET = "Uro i garderoben";

describe.skipIf(databaseMissing)("«oversikt» in the private chat", () => {
  const scene = useScene();
  const mail = (who: string) => scene().person(who).state.email ?? "";
  const asks = (who: string) => scene().tellPrivately(who, "oversikt");
  const sends = async (who: string, data: Fields): Promise<Answer> => {
    const on = await scene().tellPrivately(who, "eining");
    return scene().person(who).submit(on.id, data);
  };
  /** Presses a button below figures, whether or not it is there, with what is chosen on the card. */
  const presses = (who: string, on: Message, data: Fields) =>
    scene()
      .person(who)
      .act(on.id, { type: "Action.Execute", verb: String(data.verb), data });
  const json = (answer: Answer) => JSON.stringify(answer);
  const form = (answer: Answer) => {
    if (answer.kind !== "dialog") throw new Error(`no form but ${answer.kind}`);
    return answer.dialog.card;
  };

  let e = "";
  async function founded(): Promise<void> {
    const facts = {
      verb: "einingFound",
      name: "Solsida barnehage",
      number: "",
      einingKind: "kindergarten",
      målform: "nn",
    };
    const answer = await sends(LEADER, { ...facts, leaderName: TEACHER, email: mail(TEACHER) });
    e = /"e":"([^"]+)"/.exec(JSON.stringify(form(answer)))?.[1] ?? "";
    await sends(LEADER, { verb: "einingPerson", e, name: PPT, email: mail(PPT), roles: "owner", contactOf: "" });
    for (const who of [TEACHER, PPT]) await scene().tellPrivately(who, "eining");
  }
  async function made(category: string, number: number): Promise<void> {
    const fields = { oppmerksomheit: `${SECRET} ${number}`, category, goal: "", successSigns: "" };
    expect(words(await sends(TEACHER, { verb: "entryOpen", eining: e, ...fields }))).toContain(SECRET);
  }

  test("is for those who lead or own, each in their own chat", async () => {
    expect(read(await asks(LATE))).toBe(nn("refusal.noFigures"));
    expect(read(await scene().tell(LEADER, "oversikt"))).toBe(nn("refusal.onlyInPrivate"));
  });

  test("tells the leader that there is nothing yet, and the owner that there is too little", async () => {
    await founded();
    expect(read(await asks(TEACHER))).toContain(nn("figures.none"));
    expect(read(await asks(PPT))).toContain(nn("figures.tooFew"));
  });

  test("shows the leader every category of one single entry, drawn, and as numbers; the owner nothing of two", async () => {
    await made("social", 1);
    const card = await asks(TEACHER);
    expect(read(card)).toContain("Solsida barnehage");
    expect(JSON.stringify(card.card)).toContain('{"title":"Sosialt samspel","value":"1"}');
    // On a machine that is busy the card comes without its picture.
    await expect
      .poll(async () => JSON.stringify((await asks(TEACHER)).card))
      .toMatch(/"url":"data:image\/png;base64,iVBOR.*"altText":"Oppføringar etter kategori/);
    await made("social", 2);
    expect(read(await asks(PPT))).toContain(nn("figures.tooFew"));
  });

  test("shows the owner numbers as soon as there are three, and never a word that somebody wrote", async () => {
    await made("social", 3);
    await made("health", 4);
    const card = await asks(PPT);
    // Three and one: the one would be what is left.
    expect(JSON.stringify(card.card)).toContain(`{"title":"${nn("figures.others")}","value":"4"}`);
    for (const view of ["categories", "outcomes", "time", "effect", "factors"]) {
      const answer = json(await presses(PPT, card, { verb: "figuresShow", view, scope: "owned", year: "2026" }));
      expect(answer).toContain("figuresShow");
      expect(answer).not.toContain(SECRET);
      expect(answer).not.toContain("Helse");
      expect(answer).not.toContain("einingTopics");
    }
  });

  test("takes what is chosen, whatever it is, and gives the same to a second press", async () => {
    const card = await asks(TEACHER);
    const press = { verb: "figuresShow", view: "outcomes", scope: e, year: "1999" };
    const [first, second] = [await presses(TEACHER, card, press), await presses(TEACHER, card, press)];
    expect(words(first)).toContain(nn("figures.view.outcomes"));
    expect(words(second)).toBe(words(first));
    const odd = await presses(TEACHER, card, { verb: "figuresShow", view: "alt", year: "i fjor" });
    expect(words(odd)).toContain(nn("figures.view.categories"));
  });

  test("is refused where the scope is another's, be it pressed by an owner, a stranger or an administrator", async () => {
    const card = await asks(TEACHER);
    const owner = await asks(PPT);
    for (const scope of [e, "gjetta"])
      expect(words(await presses(PPT, owner, { verb: "figuresShow", scope }))).toBe(nn("refusal.noFigures"));
    expect(words(await presses(TEACHER, card, { verb: "figuresShow", scope: "owned" }))).toBe(nn("refusal.noFigures"));
    const stranger = await asks(LATE);
    for (const verb of ["figuresShow", "figuresSheet"])
      expect(words(await presses(LATE, stranger, { verb, scope: e }))).toBe(nn("refusal.noFigures"));
    const admin = await scene().tellPrivately(LEADER, "eining");
    expect(words(await presses(LEADER, admin, { verb: "figuresSheet", scope: e }))).toBe(nn("refusal.noFigures"));
  });

  test("keeps what the leader chooses as a topic, with its words filled in", async () => {
    const card = await asks(TEACHER);
    const action = card.card && findAction(card.card, ({ data }) => data?.dialog === "einingTopics");
    if (action === undefined) throw new Error("no button for topics");
    expect(action.title).toBe(nn("figures.topic"));
    const chosen = { ...action, data: { ...action.data, about: "Sosialt samspel" } };
    const topics = form(await scene().person(TEACHER).act(card.id, chosen));
    expect(inputsOf(topics).find(({ id }) => id === "text")?.value).toBe("Sosialt samspel");
    expect(textOf(form(await sends(TEACHER, { verb: "einingKeepTopic", e, text: "Sosialt samspel" })))).toContain(
      "Sosialt samspel",
    );
  });

  test("comes as a sheet by mail to whoever asks, once for a press however often it is sent: with the entries for the leader alone", async () => {
    const { mailbox, world } = scene().room;
    const sheet = async (who: string, scope: string) => {
      const before = mailbox.count(mail(who));
      const on = await asks(who);
      for (let press = 0; press < 2; press += 1)
        expect(words(await presses(who, on, { verb: "figuresSheet", scope, year: "2026" }))).toContain(
          nn("figures.sent"),
        );
      await world.until("the sheet", () => mailbox.count(mail(who)) > before);
      const [newest] = mailbox.inbox(mail(who));
      const file = newest && mailbox.attachment(mail(who), newest.id, 0);
      if (file === undefined) throw new Error("the mail has no file");
      expect(file.name).toMatch(/^stafettlogg-\d{4}-\d\d\.xlsx$/);
      return Object.values(unzipSync(file.content))
        .map((part) => strFromU8(part))
        .join("\n");
    };
    expect(await sheet(TEACHER, e)).toContain(SECRET);
    const owners = await sheet(PPT, "owned");
    expect(mailbox.count(mail(TEACHER))).toBe(1);
    expect(owners).toContain(nn("figures.view.categories"));
    expect(owners).not.toContain(SECRET);
  });

  test("is over for whoever is nothing there any more, also by the buttons of an old card", async () => {
    const old = await asks(PPT);
    const people = JSON.stringify(form(await sends(LEADER, { dialog: "eining", e })));
    const key = /"key":"(p\d+)"/.exec(people.slice(people.indexOf(PPT)))?.[1];
    await sends(LEADER, { verb: "einingRemovePerson", e, key });
    for (const verb of ["figuresShow", "figuresSheet"])
      expect(words(await presses(PPT, old, { verb, scope: "owned" }))).toBe(nn("refusal.noFigures"));
    expect(read(await asks(PPT))).toBe(nn("refusal.noFigures"));
  });
});
