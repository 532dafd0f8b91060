import { posix, win32 } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arkivmelding } from "../../src/arkivmelding/arkivmelding.ts";
import { archiveMail } from "../../src/arkivmelding/mail.ts";
import { archivePackage } from "../../src/arkivmelding/package.ts";
import { safeName } from "../../src/referat/safeName.ts";
import { translator } from "../../src/text/text.ts";
import { anyInput, anyText, CORRECTED, INPUT } from "./sample.ts";

describe("the package of a referat", () => {
  test("lies in a folder that says when, where and what", () => {
    const { parent, folder } = archivePackage(INPUT);
    expect(`${parent}/${folder}`).toBe("BTI-møte/2026-11-22 Ås skule Referat frå BTI-møte Klassemiljø på 5. trinn");
    expect(archivePackage(CORRECTED).folder).toMatch(/^2026-11-22 v2 Ås skule /);
  });

  test("holds the PDF first, the Word file, and the arkivmelding that names them", () => {
    const { files, key } = archivePackage(INPUT);
    expect(files.map((file) => file.name)).toEqual(["referat.pdf", "referat.docx", "arkivmelding.xml"]);
    expect(files.map((file) => file.content)).toEqual([INPUT.pdf, INPUT.docx, Buffer.from(arkivmelding(INPUT))]);
    expect(key).toBe(`${INPUT.id}.1`);
  });

  test("is the same every time it is made", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(archivePackage(input)).toEqual(archivePackage({ ...input }));
      }),
    );
  });
});

/** What Windows refuses or changes, or Linux can't hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNFIT = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f]|[. ]$|^[. ]|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

describe("a name made of people's text", () => {
  test("is one that Windows and Linux take, whatever they wrote", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = safeName(text);
        expect(name).not.toMatch(UNFIT);
        expect(name.length).toBeGreaterThan(0);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
        expect(name).toBe(name.normalize("NFC"));
        expect(name.isWellFormed()).toBe(true);
        expect(safeName(name)).toBe(name);
      }),
      { numRuns: 1000 },
    );
  });

  test("never leads out of its folder", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { parent, folder } = archivePackage(input);
        expect(posix.resolve("/root", parent, folder)).toBe(`/root/${parent}/${folder}`);
        expect(win32.resolve("C:\\root", parent, folder)).toBe(`C:\\root\\${parent}\\${folder}`);
      }),
    );
  });

  test.each([
    ["../../etc/passwd", "etc passwd"],
    ["CON", "_CON"],
    ["nul.txt", "_nul.txt"],
    ["Com1 .log", "_Com1 .log"],
    ["Konferanse", "Konferanse"],
    ["møte… ", "møte…"],
    ["a\u030as", "ås"],
    ["Leik 🎉 og ❤️ ro", "Leik og ro"],
    ["", "_"],
    ["שלום", "שלום"],
  ])("%j becomes %j", (text, name) => expect(safeName(text)).toBe(name));

  test("is cut after a word, and shows that there is more", () => {
    const long =
      "2027-03-02 Fjordglytt skule BTI-møte om utestenging frå leiken i storefri på mellomtrinnet, ofte utan at vi ser";
    expect(safeName(`${long} det som skjer der`)).toBe(`${long} …`);
    expect(safeName(`${long.slice(0, 90)}, ${"x".repeat(40)}`)).toBe(`${long.slice(0, 90)} …`);
  });

  test("is cut between signs, with room for a number behind it", () => {
    expect(safeName("å".repeat(200))).toBe("å".repeat(60));
    expect(safeName(`${"x".repeat(119)}å`)).toBe("x".repeat(119));
    expect(safeName("नि".repeat(100))).toBe("नि".repeat(20));
  });
});

describe("the mail to the archive's mailbox", () => {
  test.each(["nn", "nb"] as const)("says in %s what it brings, where it belongs and by which key", (målform) => {
    const pack = archivePackage(INPUT);
    const mail = archiveMail(pack, translator(målform));
    expect(mail.subject).toBe(`Til arkivet: ${INPUT.publicTitle}`);
    expect(mail.text).toContain(`BTI-møte/${pack.folder}`);
    expect(mail.text).toContain(pack.key);
  });

  test("shows what people wrote as text, on one line in the subject", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { subject, html } = archiveMail(archivePackage(input), translator("nn"));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        expect(subject).not.toMatch(/[\u0000-\u001f]/);
        expect(html.replace(/<\/?p>/g, "")).not.toMatch(/[<>]/);
      }),
    );
  });
});
