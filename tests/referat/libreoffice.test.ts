/** The Word document as another program reads it: LibreOffice makes a PDF of it, and Poppler reads the PDF. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { composeReferat } from "../../src/referat/compose.ts";
import { renderDocx } from "../../src/referat/docx.ts";
import { translator } from "../../src/text/text.ts";
import { programsMissing } from "../support/programs.ts";
import { eventful, mischievous } from "./sample.ts";
import { bare, stringsOf } from "./strings.ts";

describe.skipIf(programsMissing("soffice", "pdftotext"))("opened in LibreOffice", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "referat-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The text that a reader sees, page by page, without the two lines at the top of each. */
  function readBack(docx: Uint8Array): string {
    writeFileSync(join(folder, "referat.docx"), docx);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(
      "soffice",
      [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, join(folder, "referat.docx")],
      {
        stdio: "pipe",
        timeout: 100_000,
      },
    );
    const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", join(folder, "referat.pdf"), "-"], {
      encoding: "utf8",
    });
    return text
      .split("\f")
      .map((page) => page.split("\n").slice(2).join("\n"))
      .join("");
  }

  test("a usual referat has the same text, nothing more and nothing less", { timeout: 120_000 }, async () => {
    const document = composeReferat(eventful(), translator("nn"));
    const read = bare(readBack(await renderDocx(document)));
    expect(stringsOf(document).filter((text) => !read.includes(bare(text)))).toEqual([]);
    expect(read.length).toBe(bare(stringsOf(document).join("")).length);
  });

  test("one with mischief in every field opens, and shows it as text", { timeout: 120_000 }, async () => {
    const read = bare(readBack(await renderDocx(composeReferat(mischievous(), translator("nn")))));
    for (const text of [
      '<script>alert("hei")</script>',
      "**feit**",
      "=cmd|'/Ccalc'!A0",
      "x".repeat(1000),
      "]]><w:t>",
    ]) {
      expect(read).toContain(text);
    }
  });
});
