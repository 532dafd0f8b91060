/** Files as people send them: of other programs, half filled in, and meant to hurt. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultLine } from "../../src/app/einings/importReport.ts";
import { decode } from "../../src/imports/decode.ts";
import { type Fault, Unread } from "../../src/imports/faults.ts";
import { daysInCalendar, daysInTable, hasDays } from "../../src/imports/skolerute.ts";
import { translator } from "../../src/text/text.ts";
import { readAtOnce } from "./readAtOnce.ts";

const nn = translator("nn");
const HEAD = "eining;nummer;slag;målform;namn;e-post;rolle;teneste;grupper\n";
const list = (...lines: readonly string[]) => readAtOnce(HEAD + lines.join("\n"), "nn");
const said = (faults: readonly Fault[]) => faults.map((one) => faultLine(one, nn));
const bytes = (name: string) => readFileSync(new URL(`../../docs/import/${name}`, import.meta.url));
/** What can't be read at all. */
function unread(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Unread) return faultLine(error.fault, nn);
    throw error;
  }
  throw new Error("it was read");
}

describe("a file", () => {
  const text = "eining;namn\nBø skule;Åse Ærlig";
  it.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${text}`)],
    ["ANSI", Buffer.from(text, "latin1")],
    ["Excel's «Unicode text»", Buffer.from(`\ufeff${text}`, "utf16le")],
  ])("is read as %s", (_name, file) => {
    expect(readAtOnce(decode(file), "nn").einings[0]?.name).toBe("Bø skule");
    expect(readAtOnce(decode(file), "nn").einings[0]?.people[0]?.name).toBe("Åse Ærlig");
  });

  it.each([";", ",", "\t"])("may have «%s» between its cells", (between) => {
    const table = ["eining,nummer", "Bø skule,1", ""].join("\r\n").replaceAll(",", between);
    expect(readAtOnce(table, "nn").einings).toMatchObject([{ name: "Bø skule", number: "1" }]);
  });

  it("that is a workbook, a picture or nothing is told so", () => {
    expect(unread(() => decode(Buffer.from("PK\u0003\u0004")))).toBe(nn("import.workbook"));
    expect(unread(() => decode(Buffer.from([0x89, 0, 1, 2])))).toBe(nn("import.noText"));
    expect(unread(() => readAtOnce("", "nn"))).toBe(nn("import.empty"));
  });

  it("with a quotation mark that is never closed says where", () => {
    expect(unread(() => list("Bø skule;1", '"Bø skule;1'))).toMatch(/^Linje \d: Eit hermeteikn/);
  });

  it("with more lines than any municipality has people is not gone through", () => {
    expect(unread(() => list(..."x".repeat(20_001).split("")))).toBe(nn("import.tooManyRows", { limit: 20_000 }));
  });

  it.each([
    ["of one school", () => "Bø skule"],
    ["of as many schools", (at: number) => `Skule ${at}`],
    ["of schools and of all of them", (at: number) => (at % 40 === 0 ? "alle" : `Skule ${at}`)],
  ])("as long as it may be holds nobody else up: %s", (_what, name) => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `${name(at)};;;;Namn;n${at}@kommune.example;tilsett;;`);
    const { einings, everywhere, faults } = list(...lines);
    expect(faults).toEqual([]);
    expect(einings.flatMap(({ people }) => people).length + everywhere.length).toBe(20_000);
  });

  it("is gone through no further than a list can be long", () => {
    expect(unread(() => list(...Array(20_001).fill("Bø skule"), '"'))).toBe(
      nn("import.tooManyRows", { limit: 20_000 }),
    );
  });

  const tooLong = nn("import.rowTooLong", { limit: 10_000 });
  it.each([
    ["a heading", `eining;${"x;".repeat(6_000)}`, 1],
    ["nothing but semicolons", `eining\n${";".repeat(10_001)}`, 2],
    ["one cell", `eining\r\nBø skule\r\n${"x".repeat(10_001)}`, 3],
    ["a cell of many lines", `eining\n"${"x\n".repeat(6_000)}"`, undefined],
  ])("whose line is longer than any row is not gone through: %s", (_what, text, line) => {
    const told = unread(() => readAtOnce(text, "nn"));
    expect(told).toBe(nn("import.line", { line: line ?? /\d+/.exec(told)?.[0] ?? "", words: tooLong }));
  });

  it("knows no words but its own", () => {
    for (const word of ["constructor", "__proto__", "valueOf", "hasOwnProperty"]) {
      const { einings, faults } = list(`A;;${word};${word};Kari;kari@kommune.example;${word};${word};`);
      expect(einings[0]).toEqual({
        line: 2,
        name: "A",
        people: [expect.objectContaining({ roles: [], contactOf: [] })],
      });
      expect(said(faults)).toHaveLength(4);
    }
  });

  it("with more people for every school than one can have is not gone through", () => {
    const lines = Array.from({ length: 501 }, (_, at) => `alle;;;;Namn;n${at}@kommune.example;kontakt;PPT;`);
    expect(list(...lines.slice(1)).everywhere).toHaveLength(500);
    expect(unread(() => list(...lines))).toBe(
      nn("import.line", { line: 502, words: nn("import.tooManyForAll", { limit: 500 }) }),
    );
  });

  it("in which somebody is in thousands of groups keeps one more than there can be", () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => `A;;;;Kari;kari@kommune.example;tilsett;;Gruppe ${at}`);
    expect(list(...lines).einings[0]?.people[0]?.groups).toHaveLength(31);
  });

  it("whatever is in it, is read or refused with a sentence, and nothing else", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom("", HEAD, "frå;til;kva\n"), (raw, head) => {
        for (const read of [(text: string) => readAtOnce(text, "nn"), daysInTable, daysInCalendar, hasDays]) {
          try {
            read(decode(Buffer.concat([Buffer.from(head), raw])));
          } catch (error) {
            if (!(error instanceof Unread)) throw error;
          }
        }
      }),
    );
  });
});

describe("a list of people", () => {
  it("is the template, which has nothing wrong", () => {
    const { einings, everywhere, faults } = readAtOnce(decode(bytes("einingar.csv")), "nn");
    expect(said(faults)).toEqual([]);
    expect(einings.map(({ name, people }) => `${name} ${people.length}`)).toEqual([
      "Fjordglytt skule 3",
      "Solsida barnehage 1",
    ]);
    expect(everywhere.map(({ roles, contactOf }) => [...roles, ...contactOf].join())).toEqual([
      "ppt",
      "barnevern",
      "owner",
    ]);
  });

  it("may quote cells with semicolons, quotation marks and line breaks, and lines are counted as the spreadsheet does", () => {
    const { einings, faults } = list('"Bø ""gamle""; skule";;;;;;;;', '"To\nlinjer";;;;;;;;', "Ås;;sjukehus;;;;;;");
    expect(einings.map(({ name }) => name)).toEqual(['Bø "gamle"; skule', "To\nlinjer", "Ås"]);
    expect(said(faults)).toEqual([
      "Linje 5: «sjukehus» kan ikkje stå i kolonna slag. Desse kan du bruke: skule, barnehage.",
    ]);
  });

  it("keeps what looks like a formula as the text that it is", () => {
    const name = '=HYPERLINK("http://evil.example";"Klikk")';
    const { einings, faults } = list(`Bø skule;;;;"${name.replaceAll('"', '""')}";a@b.no;tilsett;;"+Gruppa, -1"`);
    expect(faults).toEqual([]);
    expect(einings[0]?.people[0]).toMatchObject({ name, groups: ["+Gruppa", "-1"] });
  });

  it.each([
    [
      "Bø skule;;;;Kari;kari@b.no;sjef",
      "Linje 2: «sjef» kan ikkje stå i kolonna rolle. Desse kan du bruke: rektor, styrar,",
    ],
    [
      "Bø skule;;;;Kari;kari@b.no;kontakt;NASA",
      "Linje 2: «NASA» kan ikkje stå i kolonna teneste. Desse kan du bruke: PPT,",
    ],
    ["Bø skule;;;;Kari;kari@b.no;kontakt;", "Linje 2: Kva teneste personen er kontakt for, manglar."],
    ["Bø skule;;;;Kari;kari på b;tilsett", "Linje 2: «kari på b» er inga e-postadresse."],
    ["Bø skule;;;;Kari;;tilsett", "Linje 2: E-postadressa manglar."],
    ["Bø skule;;;;;kari@b.no;tilsett", "Linje 2: Namnet på personen manglar."],
    ["Bø skule;;;;Kari;kari@b.no;", "Linje 2: Kva personen er, manglar."],
    [";;;;Kari;kari@b.no;tilsett", "Linje 2: Namnet på skulen eller barnehagen manglar."],
    ["Bø skule;;;dansk;;;;", "Linje 2: «dansk» kan ikkje stå i kolonna målform."],
    ["alle;;;;Kari;kari@b.no;rektor", "Linje 2: Ein rektor eller styrar kan ikkje gjelde «alle»."],
    [
      "Bø skule;;;;Kari;kari@b.no;rektor\nBø skule;;;;Ola;ola@b.no;rektor",
      "Linje 3: Her står ein rektor eller styrar til",
    ],
    ["Bø skule;1\nBø skule;2\nBø skule", "Linje 4: Fleire heiter «Bø skule»."],
    ["Bø skule;;skule\nbø  SKULE;;barnehage", "Linje 3: Kolonna slag seier noko anna her enn på linje 2."],
    ["Bø skule;1;skule;nn;Kari;k@b.no;tilsett;;;for mykje", "Linje 2: Her er det fleire celler enn dei 9 kolonnane."],
  ])("with «%s» says on which line, and what is allowed", (lines, words) => {
    expect(said(list(lines).faults).join("\n")).toContain(words);
  });

  it("without a column it needs, or with one nobody knows, says which there are", () => {
    expect(said(readAtOnce("namn;sko\nKari;42", "nn").faults)).toEqual([
      expect.stringMatching(/^Linje 1: Kolonna «sko» kjenner eg ikkje\. Desse kan du bruke: eining, /),
      "Linje 1: Kolonna «eining» manglar.",
    ]);
    expect(said(readAtOnce("eining;eining\na;b", "nn").faults)).toEqual(["Linje 1: Kolonna «eining» står to gonger."]);
    expect(said(readAtOnce("eining;constructor\na;b", "nn").faults)).toHaveLength(1);
  });

  it("takes somebody on several lines for all of it", () => {
    const { einings } = list(
      "Bø skule;;;;Kari;kari@b.no;tilsett;;A",
      "Bø skule;;;;Kari;KARI@b.no;nestleiar;;B",
      "Bø skule;;;;Kari;kari@b.no;kontakt;ppt;",
    );
    expect(einings[0]?.people).toMatchObject([
      { roles: ["employee", "deputy"], contactOf: ["ppt"], groups: ["A", "B"] },
    ]);
  });
});

describe("a skolerute", () => {
  it.each(["skolerute-2026-27.csv", "skolerute-2027-28.csv"])("of the examples has nothing wrong: %s", (name) => {
    const text = decode(bytes(name));
    expect(hasDays(text)).toBe(true);
    const { days, faults } = daysInTable(text);
    expect(faults).toEqual([]);
    expect(days).toHaveLength(9);
  });

  it("names the line of a day that does not exist, and of a range that goes backwards", () => {
    const { faults } = daysInTable(
      "frå;til;kva\n31.11.2026;;Fri\n10.10.2026;05.10.2026;Ferie\n1.1.27;;\n2026-02-28;;Fri",
    );
    expect(said(faults)).toEqual([
      "Linje 2: «31.11.2026» er ingen dato som finst. Skriv han på forma 05.10.2026.",
      "Linje 3: Siste dag er før den første.",
      "Linje 4: «1.1.27» er ingen dato som finst. Skriv han på forma 05.10.2026.",
      "Linje 4: Kva det er, manglar: «Haustferie», til dømes.",
    ]);
  });

  const event = (...lines: readonly string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");
  const calendar = (...events: readonly string[]) =>
    ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");

  it("of a calendar has the days that are called free, with the last day of each, and says what it passes over", () => {
    const { days, passedOver } = daysInCalendar(
      calendar(
        event("DTSTART;VALUE=DATE:20261005", "DTEND;VALUE=DATE:20261010", "SUMMARY:Haustferie"),
        event("DTSTART;VALUE=DATE:20260814", "SUMMARY:Planleggingsdag\\, alle"),
        event("DTSTART:20261218T230000Z", "DTEND:20261219T070000Z", "SUMMARY:Elevane har fri"),
        event("DTSTART;VALUE=DATE:20260817", "SUMMARY:Første skuledag"),
        event("DTSTART;VALUE=DATE:20260901", "RRULE:FREQ=WEEKLY", "SUMMARY:Fri kvar veke"),
        event("DTSTART;VALUE=DATE:20260902", "STATUS:CANCELLED", "SUMMARY:Fri"),
        event("SUMMARY:Ferie utan dato"),
      ),
    );
    expect(days).toEqual([
      { from: "2026-10-05", to: "2026-10-09", words: "Haustferie" },
      { from: "2026-08-14", to: "2026-08-14", words: "Planleggingsdag, alle" },
      { from: "2026-12-19", to: "2026-12-19", words: "Elevane har fri" },
    ]);
    expect(passedOver).toEqual(["Første skuledag", "Fri kvar veke", "Fri", "Ferie utan dato"]);
  });

  it("of a calendar is read past pictures and long descriptions, which are not looked into", () => {
    const { days, passedOver } = daysInCalendar(
      calendar(
        event(
          "DTSTART;VALUE=DATE:20261005",
          `ATTACH;ENCODING=BASE64;VALUE=BINARY:${"QUJD".repeat(100_000)}`,
          `X-ALT-DESC${';A="b"'.repeat(100_000)}:x`,
          "SUMMARY:Haustferie",
        ),
        event("DTSTART;VALUE=DATE:20261006", `SUMMARY:Ferie${"\r\n a".repeat(5_000)}`),
      ),
    );
    expect(days).toEqual([{ from: "2026-10-05", to: "2026-10-05", words: "Haustferie" }]);
    expect(passedOver).toEqual([""]);
  });

  it("of a calendar may have days that do not exist, which are passed over", () => {
    const { days, passedOver } = daysInCalendar(
      calendar(
        event("DTSTART;VALUE=DATE:99999999", "DTEND;VALUE=DATE:00000000", "SUMMARY:Ferie a"),
        event("DTSTART;VALUE=DATE:00000000", "SUMMARY:Ferie b"),
        event("DTSTART;TZID=__proto__:99999999T999999", "SUMMARY:Ferie c"),
        event("DTSTART;VALUE=DATE:20261005", "DTEND;VALUE=DATE:00000000", "SUMMARY:Haustferie"),
      ),
    );
    expect(days).toEqual([{ from: "2026-10-05", to: "2026-10-05", words: "Haustferie" }]);
    expect(passedOver).toEqual(["Ferie a", "Ferie b", "Ferie c"]);
  });

  it.each(["", "BEGIN:VCALENDAR", "<html>", "BEGIN:VEVENT\nEND:VCALENDAR"])(
    "that is no calendar is told so: %j",
    (text) => {
      expect(unread(() => daysInCalendar(text))).toBe(nn("import.calendarUnread"));
    },
  );
});
