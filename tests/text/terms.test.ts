/** One word for one thing: the list that the product's words are chosen from, held against all that it says to people. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { MALFORMER, type Målform } from "../../src/meeting/events.ts";
import { messageFiles, parseMessage, readings } from "./messages.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** What people read besides the product's own messages. */
const PAGES: Readonly<Record<Målform, readonly string[]>> = {
  nn: ["practice/page/textsNn.ts", "docs/brukarrettleiing.nn.md", "manifest/manifest.json"],
  nb: ["practice/page/textsNb.ts", "docs/brukerveiledning.nb.md", "manifest/nb-no.json"],
};
const COLUMNS: Readonly<Record<Målform, { readonly say: number; readonly not: number }>> = {
  nn: { say: 0, not: 3 },
  nb: { say: 1, not: 4 },
};
const NOTHING = "–";

const rows = read("docs/terms.md")
  .split("\n")
  .filter((line) => line.startsWith("| ") && !line.startsWith("| nn |"))
  .map((line) => line.split("|").slice(1, -1));
const wordsIn = (column: number) =>
  rows.flatMap((row) => (row[column] ?? "").split(",").map((word) => word.trim())).filter((word) => word !== NOTHING);

/** Where each text stands, and all its readings. */
function textsIn(målform: Målform): [where: string, text: string][] {
  const messages = [...messageFiles(målform).values()].flatMap((file) =>
    Object.entries(file).map(([key, message]): [string, string] => [
      key,
      readings(parseMessage(message, målform)).join("\n"),
    ]),
  );
  return [...messages, ...PAGES[målform].map((path): [string, string] => [path, read(path)])];
}

function says(text: string, words: string): boolean {
  return new RegExp(`(?<!\\p{L})${words}(?!\\p{L})`, "iu").test(text);
}

describe.each(MALFORMER)("the terms in %s", (målform) => {
  const texts = textsIn(målform);
  const { say, not } = COLUMNS[målform];

  test("are there, each with what it is", () => {
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => row.length !== 5 || row.some((cell) => cell.trim() === ""))).toEqual([]);
  });

  test("are said", () => {
    const all = texts.map(([, text]) => text).join("\n");
    // A term is bent: «møteleiar» may be there in «møteleiaren» only, which the next test would find.
    expect(wordsIn(say).filter((term) => !all.toLowerCase().includes(term.toLowerCase()))).toEqual([]);
  });

  test("have no other word beside them", () => {
    const found = texts.flatMap(([where, text]) =>
      wordsIn(not)
        .filter((words) => says(text, words))
        .map((words) => `${where}: ${words}`),
    );
    expect(found).toEqual([]);
  });
});
