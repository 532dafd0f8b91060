import { describe, expect, test } from "vitest";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { composeMail, fileName, type MailContent } from "../../src/referat/mail.ts";
import { translator } from "../../src/text/text.ts";
import { eventful, MISCHIEF, mischievous } from "./sample.ts";

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

function mailAbout(meeting: EndedMeeting, edition = 1, room?: number): MailContent {
  const t = translator(meeting.info.målform);
  const document = { ...composeReferat(meeting, t), edition };
  const pictures = new Map([
    ["tidsbruk", PNG],
    ["analyse", PNG],
  ]);
  const file = (extension: string, contentType: string) => ({
    name: `${fileName(document, t)}.${extension}`,
    contentType,
    content: new Uint8Array(1000),
  });
  const files = { pdf: file("pdf", "application/pdf"), docx: file("docx", "application/word") };
  return composeMail({ document, pictures, ...files, leaderName: "Rita Rektor" }, t, room);
}

/** What stands for the meeting is then what it began with. */
function withoutAgreement(info: Parameters<typeof eventful>[0]) {
  const { record, ...meeting } = eventful(info);
  const { statusQuo: _none, ...rest } = record;
  return { ...meeting, record: rest };
}

describe("the mail with the referat", () => {
  test("has topic and unit in its subject, greets, and holds the whole text", () => {
    const mail = mailAbout(eventful());
    expect(mail.subject).toBe(
      "Referat frå BTI-møte: Mange elevar på mellomtrinnet står utanfor i storefri (Lia skule)",
    );
    expect(mail.text).toMatch(
      /^Hei! Her er referatet frå BTI-møtet ved Lia skule 2\. mars 2027\. Det same ligg ved som PDF og Word\.\n\nMøtet vart leidd av Rita Rektor\. E-posten er send av BTI-assistenten, som skreiv referatet ut frå det de kom fram til\.\n\nReferat frå/,
    );
    expect(mail.text).toContain("Få vaksne ute i storefri");
    expect(mail.html).toContain("Få vaksne ute i storefri");
  });

  test("has as many files as there is room for, and says what is left out", () => {
    const seen = [2008, 2007, 1007, 999].map((room) => {
      const { attachments, text, html } = mailAbout(eventful(), 1, room);
      const [, hello] = /^Hei!.*?\d{4}\. (.*)$/m.exec(text) ?? [];
      return [attachments.length, html.includes("cid:"), hello];
    });
    expect(seen).toEqual([
      [4, true, "Det same ligg ved som PDF og Word."],
      [3, true, "Det same ligg ved som PDF. Word-fila vart for stor til å leggje ved."],
      [1, false, "Det same ligg ved som PDF, med bileta. Saman med dei andre filene vart e-posten for stor."],
      [0, false, "Filene vart for store til å leggje ved, så her er teksten utan bilete."],
    ]);
  });

  test("has a subject of one line that is not too long, whatever topic and unit are called", () => {
    const { subject } = mailAbout(
      withoutAgreement({ topic: `Viktig\u202e\u200b ${"ord ".repeat(40)}`, eining: "Lia ".repeat(18) }),
    );
    expect(subject.length).toBeLessThan(230);
    expect(subject).toMatch(/^Referat frå BTI-møte: Viktig ord [^\p{C}]*… \(Lia [^\p{C}]*…\)$/u);
  });

  test("is in bokmål where the meeting was", () => {
    const mail = mailAbout(eventful({ målform: "nb" }));
    expect(mail.subject).toBe(
      "Referat fra BTI-møte: Mange elevar på mellomtrinnet står utanfor i storefri (Lia skule)",
    );
    expect(mail.text).toContain("Det samme ligger ved som PDF og Word.");
  });

  test("says of a correction that it is one: in its subject, in the greeting and in the files' names", () => {
    const nn = mailAbout(eventful(), 2);
    expect(nn.subject).toBe(
      "Referat frå BTI-møte (retta utgåve 2): Mange elevar på mellomtrinnet står utanfor i storefri (Lia skule)",
    );
    expect(nn.text).toMatch(/^Hei! Her er ei retta utgåve av referatet frå BTI-møtet ved Lia skule/);
    const names = nn.attachments.filter((file) => file.cid === undefined).map((file) => file.name);
    expect(names).toEqual([
      "Referat BTI-møte 2027-03-02 Lia skule (retta utgåve 2).pdf",
      "Referat BTI-møte 2027-03-02 Lia skule (retta utgåve 2).docx",
    ]);
    const nb = mailAbout(eventful({ målform: "nb" }), 3);
    expect(nb.subject).toBe(
      "Referat fra BTI-møte (rettet utgave 3): Mange elevar på mellomtrinnet står utanfor i storefri (Lia skule)",
    );
    expect(nb.text).toMatch(/^Hei! Her er en rettet utgave av referatet fra/);
  });

  test("gives its files a name that any machine takes, and a correction's name says so however long it is", () => {
    const named = (eining: string, edition: number) =>
      mailAbout(eventful({ eining }), edition).attachments.find((file) => file.contentType === "application/pdf")?.name;
    expect(named("Lia/Vik: skule?", 1)).toBe("Referat BTI-møte 2027-03-02 Lia Vik skule.pdf");
    expect(named("Lia ".repeat(20), 2)).toMatch(/Lia \(retta utgåve 2\)\.pdf$/);
    expect(named("A\u030As skule", 1)).toBe("Referat BTI-møte 2027-03-02 Ås skule.pdf");
    expect(named("\u{1F3EB}\u{20000}".repeat(20), 1)?.isWellFormed()).toBe(true);
  });

  test("shows the pictures in the text, each attached under the id that the text names", () => {
    const mail = mailAbout(eventful());
    const inline = mail.attachments.filter((file) => file.cid !== undefined);
    expect(inline.map((file) => file.name)).toEqual(["tidsbruk.png", "analyse.png"]);
    for (const file of inline) expect(mail.html).toContain(` src="cid:${file.cid}" alt="`);
  });

  test("keeps its subject on one line, whatever the topic", () => {
    const meeting = mischievous();
    const { statusQuo: _none, ...record } = meeting.record;
    const topic = `Uro\r\nBcc: alle@example.org\n${MISCHIEF.emoji}`;
    const mail = mailAbout({ ...meeting, record, info: { ...meeting.info, topic } });
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.subject).toContain("Uro Bcc: alle@example.org Leik 🎉");
  });
});
