import { describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";

/** The lines that somebody who starts the bot is shown. */
function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split("\n  - ").slice(1);
  }
}

describe("the archive in the configuration", () => {
  test("is not there when nothing is set, or only empty", () => {
    expect(readConfig({ ARCHIVE_FOLDER: "", ARCHIVE_SHIELDING_CODE: "" }).archive).toBeUndefined();
  });

  test("is a folder or a mailbox, with type X", () => {
    const settings = { journalpostType: "X" };
    const folder = readConfig({ ARCHIVE_FOLDER: "/srv/arkiv" }).archive;
    const address = readConfig({ ARCHIVE_MAILBOX: "arkiv@kommune.example" }).archive;
    expect(folder).toEqual({ target: { kind: "folder", folder: "/srv/arkiv" }, settings });
    expect(address).toEqual({ target: { kind: "mailbox", address: "arkiv@kommune.example" }, settings });
  });

  test("says what the municipality has decided", () => {
    const { archive } = readConfig({
      ARCHIVE_FOLDER: "/srv/arkiv",
      ARCHIVE_JOURNALPOST_TYPE: "N",
      ARCHIVE_CASE_NUMBER: "2026/1234",
      ARCHIVE_SHIELDING_CODE: "13",
      ARCHIVE_SHIELDING_LEGAL_GROUND: " offl. § 13 ",
    });
    expect(archive?.settings).toEqual({
      journalpostType: "N",
      caseNumber: { year: 2026, sequence: 1234 },
      shielding: { code: "13", legalGround: "offl. § 13" },
    });
  });

  test("has all its faults told at once", () => {
    expect(
      faultsOf({
        ARCHIVE_FOLDER: "/srv/arkiv",
        ARCHIVE_MAILBOX: "arkiv@kommune.example",
        ARCHIVE_JOURNALPOST_TYPE: "I",
        ARCHIVE_CASE_NUMBER: "26-1234",
        ARCHIVE_SHIELDING_CODE: "13",
      }),
    ).toEqual([
      "ARCHIVE_JOURNALPOST_TYPE must be X or N",
      "ARCHIVE_CASE_NUMBER must be a year and a number, as in 2026/1234",
      "ARCHIVE_SHIELDING_CODE and ARCHIVE_SHIELDING_LEGAL_GROUND go together",
      "ARCHIVE_FOLDER and ARCHIVE_MAILBOX exclude each other",
    ]);
  });

  test.each([
    [{ ARCHIVE_MAILBOX: "arkiv" }, "ARCHIVE_MAILBOX must be an e-mail address"],
    [{ ARCHIVE_CASE_NUMBER: "2026/1" }, "ARCHIVE_CASE_NUMBER without ARCHIVE_FOLDER or ARCHIVE_MAILBOX"],
    [
      { ARCHIVE_FOLDER: "a", ARCHIVE_SHIELDING_CODE: "§ 13", ARCHIVE_SHIELDING_LEGAL_GROUND: "offl. § 13" },
      "ARCHIVE_SHIELDING_CODE must be a code of letters and digits",
    ],
    [
      { ARCHIVE_FOLDER: "a", ARCHIVE_SHIELDING_CODE: "13", ARCHIVE_SHIELDING_LEGAL_GROUND: " " },
      "ARCHIVE_SHIELDING_LEGAL_GROUND must not be blank",
    ],
  ])("one fault is told once: %j", (env, fault) => expect(faultsOf(env)).toEqual([fault]));
});
