import fc from "fast-check";
import type { ArchiveInput } from "../../src/arkivmelding/input.ts";

export const INPUT: ArchiveInput = {
  stream: "meeting/m1",
  id: "6f1c2d3e-4a5b-6c7d-8e9f-0a1b2c3d4e5f",
  edition: 1,
  title: "Referat frå BTI-møte: Klassemiljø på 5. trinn",
  publicTitle: "Referat frå BTI-møte, Ås skule",
  date: "2026-11-22",
  eining: "Ås skule",
  leaderName: "Åse Øvrebø",
  sentAtMs: Date.UTC(2026, 10, 22, 14, 5, 6),
  pdf: Buffer.from("%PDF-1.7 …"),
  docx: Buffer.from("PK…"),
  settings: { journalpostType: "X" },
};

export const CORRECTED: ArchiveInput = { ...INPUT, edition: 2, corrects: 1 };

export const SHIELDED: ArchiveInput = {
  ...INPUT,
  settings: {
    journalpostType: "N",
    shielding: { code: "13", legalGround: "offl. § 13, jf. fvl. § 13 første ledd nr. 1" },
    caseNumber: { year: 2026, sequence: 1234 },
  },
};

/** What people may paste, and what they mean by it. */
const MISCHIEF = [
  "Leik 🎉 og 👩‍👩‍👧",
  "שלום עולם (مرحبا)",
  "x".repeat(1000),
  "<script>alert('hei')</script> & \"x\"",
  "]]> <!-- <?xml?> <![CDATA[ &amp; &#0; &undefined;",
  "a\u0000b\u0007\u001b\u007f\u0085\u2028\ud800\udc00\ufffe\uffff\u202e c",
  "\ud83d",
  "\udc00 \ud800",
  "=cmd|'/C calc'!A0",
  "../../etc/passwd",
  "..\\..\\windows",
  "C:\\x",
  "/",
  "..",
  "CON",
  "nul.txt",
  "a. . .",
  "e\u0301a\u030a",
  "\u0000\u0001",
  "\n\t ",
  "",
];

/** Any text at all, lone surrogates and control characters included. */
export const anyText = fc.oneof(
  fc.constantFrom(...MISCHIEF),
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.tuple(fc.constantFrom(...MISCHIEF), fc.constantFrom(...MISCHIEF)).map((two) => two.join("")),
);

/** Any text in every place that people write in. */
export const anyInput: fc.Arbitrary<ArchiveInput> = fc
  .record({
    title: anyText,
    publicTitle: anyText,
    eining: anyText,
    leaderName: anyText,
    legalGround: anyText,
    edition: fc.integer({ min: 1, max: 30 }),
    base: fc.constantFrom(INPUT, CORRECTED, SHIELDED),
  })
  .map(({ base, legalGround, ...given }) => {
    const { shielding } = base.settings;
    const settings =
      shielding === undefined ? base.settings : { ...base.settings, shielding: { ...shielding, legalGround } };
    return { ...base, ...given, settings };
  });
