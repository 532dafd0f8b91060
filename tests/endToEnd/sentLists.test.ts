import { beforeEach, describe, expect, test } from "vitest";
import type { Message } from "../../practice/room/state.ts";
import { TEMPLATES } from "../../src/imports/template.ts";
import { MALFORMER } from "../../src/meeting/events.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LATE, LEADER, PPT, read, TEACHER, useScene, words } from "./scene.ts";

const nn = translator("nn");
const HEAD = "eining;nummer;slag;målform;namn;e-post;rolle;teneste;grupper\r\n";
const csv = (...lines: readonly string[]) => HEAD + lines.join("\r\n");

describe.skipIf(databaseMissing)("a list that is sent as a file in the private chat", () => {
  const scene = useScene();
  beforeEach(() => scene().room.stage.drive.clear());

  let schools = 0;
  /** Each test has schools of its own. */
  const school = () => {
    schools += 1;
    return `Skulen ${schools}`;
  };
  const mail = (who: string) => scene().person(who).state.email ?? "";
  const takes = async (who: string, card: Message) => scene().person(who).press(card.id, nn("list.take"));
  const taken = async (who: string, ...lines: readonly string[]) => {
    const card = await scene().sendFile(who, "liste.csv", csv(...lines));
    return words(await takes(who, card));
  };
  const buttons = ({ card }: Message) => JSON.stringify(card);
  const mine = async (who: string) => read(await scene().tellPrivately(who, "eining"));

  test("is shown first and changes nothing; the press takes it in, and the button is gone", async () => {
    const name = school();
    const list = csv(
      `${name};;skule;nynorsk;${TEACHER};${mail(TEACHER)};rektor;;Plangruppa`,
      `${name};;;;Kari;kari@kommune.example;tilsett;;`,
    );
    const card = await scene().sendFile(LEADER, "Einingar 2026.csv", list);
    expect(read(card)).toContain(nn("list.title"));
    expect(read(card)).toContain(`${name}: ny, 2 personar lagde til og éi gruppe`);
    expect(read(card)).toContain("I alt: 2 personar lagde til.");
    expect(await mine(TEACHER)).not.toContain(name);
    const answer = await takes(LEADER, card);
    expect(words(answer)).toContain(nn("list.taken"));
    expect(words(answer)).toContain("Éin skule eller barnehage er lagd til eller endra.");
    expect(await mine(TEACHER)).toContain(name);
    const now = scene().room.world.message(card.id);
    expect(now && buttons(now)).not.toContain("listTake");
    expect(scene().room.stage.drive.asked).toHaveLength(1);
  });

  test("pressed twice, at once or after another, does it once", async () => {
    const name = school();
    const card = await scene().sendFile(LEADER, "l.csv", csv(`${name};;;;Kari;kari@kommune.example;tilsett;;`));
    const press = { type: "Action.Execute", title: "", verb: "listTake", data: dataIn(card) } as const;
    const both = await Promise.all([1, 2].map(() => scene().person(LEADER).act(card.id, press)));
    for (const answer of [...both, await scene().person(LEADER).act(card.id, press)])
      expect(words(answer)).toContain(nn("list.taken"));
    const again = await scene().sendFile(LEADER, "l.csv", csv(`${name};;;;Kari;kari@kommune.example;tilsett;;`));
    expect(read(again)).toContain(nn("list.same"));
    expect(buttons(again)).not.toContain("listTake");
  });

  test("with a bad line takes in nothing: each line says what is wrong, and there is no button but the template's", async () => {
    const name = school();
    const card = await scene().sendFile(
      LEADER,
      "l.csv",
      csv(`${name};;;;${TEACHER};${mail(TEACHER)};rektor;;`, `${name};;;;Kari;kari at skule;sjef;;`),
    );
    expect(read(card)).toContain(nn("list.faulty"));
    expect(read(card)).toContain("Linje 3: «kari at skule» er inga e-postadresse.");
    expect(read(card)).toContain("Linje 3: «sjef» kan ikkje stå i kolonna rolle.");
    expect(read(card)).toContain(nn("list.mend"));
    expect(buttons(card)).not.toContain("listTake");
    expect(await mine(TEACHER)).not.toContain(name);
  });

  test("with hundreds of bad lines shows twenty and counts the rest", async () => {
    const bad = Array.from({ length: 400 }, (_, n) => `Skule ${n};;;;Kari;ikkje-adresse;tilsett;;`);
    const card = await scene().sendFile(LEADER, "l.csv", csv(...bad));
    expect(read(card)).toContain(nn("import.faults", { count: 400 }));
    expect(read(card)).toContain(nn("card.more", { count: 380 }));
  });

  test.each([
    ["ANSI from Excel", (text: string) => Buffer.from(text, "latin1")],
    ["UTF-8 with its mark", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["Excel's «Unicode text»", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ])("is read as %s, and what looks like markup or a formula is only text", async (_name, encoded) => {
    const name = school();
    const list = csv(`"${name} **æøå** [her](https://example.no)";;;;=HYPERLINK(1);kari@kommune.example;tilsett;;`);
    const card = await scene().sendFile(LEADER, "l.csv", encoded(list));
    expect(buttons(card)).toContain("\\\\*\\\\*æøå\\\\*\\\\*");
    expect(buttons(card)).toContain("\\\\[her\\\\]");
  });

  describe("from the leader of a school", () => {
    const led = async () => {
      const name = school();
      await taken(LEADER, `${name};;skule;nynorsk;${TEACHER};${mail(TEACHER)};rektor;;`);
      return name;
    };

    test("puts people on its list", async () => {
      const name = await led();
      expect(await taken(TEACHER, `${name};;;;${PPT};${mail(PPT)};tilsett;;`)).toContain(nn("list.taken"));
      expect(await mine(PPT)).toContain(name);
    });

    test("can't say who leads, and is told so by the line", async () => {
      const name = await led();
      const card = await scene().sendFile(TEACHER, "l.csv", csv(`${name};;;;${PPT};${mail(PPT)};eigar;;`));
      expect(read(card)).toContain(`Linje 2: ${nn("refusal.administratorsOnly")}`);
    });

    test("can't touch another school, nor found one, nor learn who is there", async () => {
      await led();
      const other = school();
      await taken(LEADER, `${other};;;;${LATE};${mail(LATE)};tilsett;;`);
      for (const name of [other, school()]) {
        const card = await scene().sendFile(TEACHER, "l.csv", csv(`${name};;;;${LATE};${mail(LATE)};slutta;;`));
        expect(read(card)).toContain(`Linje 2: ${nn("import.einingOutside", { name })}`);
        expect(read(card)).toContain(nn("import.faults", { count: 1 }));
      }
      expect(await mine(LATE)).toContain(other);
    });

    test("with days off for «alle», or for nobody said, is for what they lead and nothing else", async () => {
      const [own, other] = [await led(), school()];
      await taken(LEADER, `${other};;;;Kari;kari@kommune.example;tilsett;;`);
      const card = await scene().sendFile(TEACHER, "rute.csv", "frå;til;kva\n05.10.2026;09.10.2026;Haustferie");
      expect(read(card)).toContain(`${own}: fridagar`);
      expect(read(card)).not.toContain(other);
    });
  });

  test("a calendar is days off for the school that the message names", async () => {
    const [name, other] = [school(), school()];
    await taken(
      LEADER,
      `${name};;;;Kari;kari@kommune.example;tilsett;;`,
      `${other};;;;Kari;kari@kommune.example;tilsett;;`,
    );
    const ics = [
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT",
      "DTSTART;VALUE=DATE:20261005",
      "DTEND;VALUE=DATE:20261010",
      "SUMMARY:Haustferie",
      "END:VEVENT",
      "BEGIN:VEVENT",
      "DTSTART;VALUE=DATE:20260818",
      "SUMMARY:Foreldremøte",
      "END:VEVENT",
      "END:VCALENDAR",
    ].join("\r\n");
    const card = await scene().sendFile(LEADER, "skulerute.ics", ics, name);
    expect(read(card)).toContain(`${name}: fridagar`);
    expect(read(card)).toContain(nn("import.passedOver", { words: "Foreldremøte" }));
    expect(read(card)).not.toContain(other);
    const unknown = await scene().sendFile(LEADER, "skulerute.ics", ics, "Ingen stad skule");
    expect(read(unknown)).toContain(nn("import.einingUnknown", { name: "Ingen stad skule" }));
  });

  test("is no one else's to take in, and no one's who may not any more", async () => {
    const name = school();
    await taken(LEADER, `${name};;skule;nynorsk;${TEACHER};${mail(TEACHER)};rektor;;`);
    const card = await scene().sendFile(TEACHER, "l.csv", csv(`${name};;;;${PPT};${mail(PPT)};tilsett;;`));
    const press = { type: "Action.Execute", title: "", verb: "listTake", data: dataIn(card) } as const;
    const own = await scene().tellPrivately(LEADER, "eining");
    expect(words(await scene().person(LEADER).act(own.id, press))).toBe(nn("list.gone"));
    await taken(LEADER, `${name};;;;Ny Rektor;ny.rektor@kommune.example;rektor;;`);
    const refused = words(await scene().person(TEACHER).act(card.id, press));
    expect(refused).not.toContain(nn("list.taken"));
    expect(await mine(PPT)).not.toContain(name);
  });

  test("is shown again where somebody has changed the school meanwhile, and then taken in", async () => {
    const name = school();
    await taken(LEADER, `${name};;skule;nynorsk;${TEACHER};${mail(TEACHER)};rektor;;`);
    const card = await scene().sendFile(LEADER, "l.csv", csv(`${name};;;;${PPT};${mail(PPT)};tilsett;;`));
    await taken(TEACHER, `${name};;;;Kari;kari@kommune.example;tilsett;;`);
    const shown = await takes(LEADER, card);
    expect(words(shown)).toContain(nn("list.changed"));
    expect(await mine(PPT)).not.toContain(name);
    expect(words(await takes(LEADER, card))).toContain(nn("list.taken"));
    expect(await mine(PPT)).toContain(name);
  });

  test("gives way to the next one from the same person", async () => {
    const first = await scene().sendFile(LEADER, "l.csv", csv(`${school()};;;;Kari;kari@kommune.example;tilsett;;`));
    await scene().sendFile(LEADER, "l.csv", csv(`${school()};;;;Kari;kari@kommune.example;tilsett;;`));
    expect(words(await takes(LEADER, first))).toBe(nn("list.gone"));
  });

  test("has a template, which is a list that can be sent as it is", async () => {
    expect(buttons(await scene().tellPrivately(LEADER, "eining"))).toContain(nn("list.template.button"));
    const template = buttons(await scene().tellPrivately(LEADER, "mal"));
    for (const line of TEMPLATES.nn.people.split("\n")) expect(template).toContain(line);
    for (const målform of MALFORMER) {
      const card = await scene().sendFile(LEADER, "mal.csv", TEMPLATES[målform].people);
      expect(read(card)).toContain(nn("list.title"));
      await takes(LEADER, card);
      const days = await scene().sendFile(LEADER, "dagar.csv", TEMPLATES[målform].days);
      expect(read(days)).toContain(nn("list.title"));
    }
  });
});

/** What the one button of a report sends. */
function dataIn({ card }: Message): Readonly<Record<string, unknown>> {
  const [, list] = /"list":"([^"]+)"/.exec(JSON.stringify(card)) ?? [];
  return { verb: "listTake", list };
}
