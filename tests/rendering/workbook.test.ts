/** The spreadsheet as LibreOffice reads it: nothing that people wrote is computed. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { figureSheets } from "../../src/figures/sheets.ts";
import { workbook } from "../../src/rendering/workbook.ts";
import type { EntryLine } from "../../src/stafettlogg/figures/entryLine.ts";
import { figuresOf } from "../../src/stafettlogg/figures/figures.ts";
import { type Translate, translator } from "../../src/text/text.ts";
import { tally } from "../stafettlogg/figures/lines.ts";
import { programsMissing } from "../support/programs.ts";

/** What a spreadsheet computes, or hands to a program, where it is taken for a formula. */
const FORMULAS = [
  "=1+1",
  "+1+1",
  "-1+1",
  "@SUM(1;1)",
  "\t=1+1",
  "\r=1+1",
  "=cmd|'/C calc'!A0",
  '=HYPERLINK("http://a.example";"x")',
];

const line = (text: string, more: Partial<EntryLine> = {}): EntryLine => ({
  entryId: "e",
  oppmerksomheit: text,
  category: "social",
  leaf: null,
  level: 1,
  status: "open",
  openedAtMs: Date.parse("2026-10-24T23:30:00Z"),
  closedAtMs: null,
  tiltak: {
    kind: "training",
    text,
    factors: [text, "Uro"],
    startBy: "2026-10-25",
    evaluateBy: "2026-11-30",
    outcome: "ongoing",
    evaluatedAtMs: null,
  },
  ...more,
});
const sheetsOf = (lines: readonly EntryLine[], t: Translate, isWhole = true) => {
  const entries = lines.map(({ category }) => ({ category, tiltak: [] }));
  const factors = lines.map(({ oppmerksomheit: factor }) => ({ factor, entries: 1, effect: 0, noEffect: 0 }));
  return figureSheets({ figures: { ...figuresOf(tally(entries), 0), factors }, isWhole, lines, t });
};

/** Every sheet as a table of what is shown in its cells. */
function opened(file: Uint8Array): Map<string, string[][]> {
  const folder = mkdtempSync(join(tmpdir(), "sheet-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "tal.xlsx"), file);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  // Separated by commas, in UTF-8, each cell as it is shown, formulas as what they come to, all sheets.
  const filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
  const ask = [profile, "--headless", "--convert-to", filter, "--outdir", folder, join(folder, "tal.xlsx")];
  execFileSync("soffice", ask, { stdio: "pipe", timeout: 100_000, env: { ...process.env, LC_ALL: "C.UTF-8" } });
  const files = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  return new Map(
    files.map((name) => [
      name.replace(/^tal-|\.csv$/g, ""),
      parse(readFileSync(join(folder, name), "utf8"), { relax_column_count: true }) as string[][],
    ]),
  );
}

describe("the spreadsheet", () => {
  it.skipIf(programsMissing("soffice", "libsclo.so"))(
    "shows what people wrote as they wrote it, and computes nothing",
    async () => {
      const nn = translator("nn");
      const sheets = opened(
        await workbook(
          sheetsOf(
            FORMULAS.map((text) => line(text)),
            nn,
          ),
        ),
      );
      const entries = sheets.get(nn("figures.sheet.entries")) ?? [];
      expect(entries[0]?.slice(0, 2)).toEqual(["Oppmerksomheit", "Kategori"]);
      const plain = FORMULAS.map((text) => text.trim());
      expect(entries.slice(1).map(([text = ""]) => text.trim())).toEqual(plain);
      expect(entries.slice(1).map((row) => row[7]?.trim())).toEqual(plain);
      expect(entries.slice(1).map((row) => row[9]?.trim().slice(0, 4))).toEqual(
        plain.map((text) => `${text}; Uro`.slice(0, 4)),
      );
      expect(entries[1]?.slice(10, 12)).toEqual(["25.10.2026", "30.11.2026"]);
      // Half past one at night in Oslo, when clocks go back.
      expect(entries[1]?.[5]).toBe("25.10.2026");
      const factors = sheets.get(nn("figures.view.factors")) ?? [];
      expect(factors.slice(1).map(([text = ""]) => text.trim())).toEqual(plain);
      expect(sheets.get(nn("figures.view.categories"))?.slice(0, 2)).toEqual([
        ["Gruppe", "Oppføringar"],
        ["Sosialt samspel", String(FORMULAS.length)],
      ]);
    },
    120_000,
  );

  it("has no cell with a formula, a heading that stays, widths, and names that Excel takes, in both målformer", async () => {
    for (const målform of ["nn", "nb"] as const) {
      const t = translator(målform);
      const files = unzipSync(
        await workbook(
          sheetsOf(
            FORMULAS.map((text) => line(text)),
            t,
          ),
        ),
      );
      const sheets = Object.keys(files).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name));
      expect(sheets).toHaveLength(6);
      for (const name of sheets) {
        const xml = strFromU8(files[name] ?? new Uint8Array());
        expect(xml).not.toMatch(/<f[ >]/);
        expect(xml).toMatch(/<pane [^>]*state="frozen"/);
        expect(xml).toMatch(/<col [^>]*width=/);
      }
      const names = [
        ...strFromU8(files["xl/workbook.xml"] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]*)"/g),
      ];
      for (const [, name = ""] of names) expect(name.length).toBeLessThanOrEqual(31);
      expect(new Set(names.map(([, name]) => name)).size).toBe(6);
    }
  });

  it("has for an owner no entries and no factors", () => {
    const sheets = sheetsOf([line("Uro")], translator("nn"), false);
    expect(sheets.map(({ name }) => name)).not.toContain("Oppføringar");
    expect(sheets).toHaveLength(4);
    expect(JSON.stringify(sheets)).not.toContain("Uro");
  });

  it("holds what can't be stored, and more than a cell has room for, without being lost for that", async () => {
    const hostile = ["\0\u0001\ud800", "x".repeat(60_000), "<&>\"'", ""].map((text) => line(text));
    const empty = line("Ingen tiltak", { tiltak: null, closedAtMs: 0, status: "closed" });
    const file = await workbook(sheetsOf([...hostile, empty], translator("nb")));
    const all = Object.values(unzipSync(file))
      .map((part) => strFromU8(part))
      .join("");
    expect(all).toContain("x".repeat(32_000));
    expect(all).not.toContain("x".repeat(32_001));
    expect(all).toContain("Ingen tiltak");
  });
});
