import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FOLDER = join(import.meta.dirname, "..", "..", "docs", "decisions");
const read = (name: string) => readFileSync(join(FOLDER, name), "utf8");
const decisions = globSync("2*.md", { cwd: FOLDER }).sort();

test("the index of decisions has each of them, by its title and the status that it says itself", () => {
  const rows = read("README.md")
    .split("\n")
    .filter((line) => line.startsWith("| 2"));
  const expected = decisions.map((name) => {
    const [title = "", , status = ""] = read(name).split("\n");
    return `| ${name.slice(0, 10)} | [${title.slice(2)}](${name}) | ${status.slice(`${name.slice(0, 10)} · `.length)} |`;
  });
  expect(rows).toEqual(expected);
});

test.each(decisions)("%s says when and whether it holds, the context, the decision and its consequences", (name) => {
  const text = read(name);
  expect(text.split("\n")[2]).toMatch(new RegExp(`^${name.slice(0, 10)} · (in force|replaced by \\[)`));
  for (const part of ["Context", "Decision", "Consequences"])
    expect(text).toMatch(new RegExp(`^\\*\\*${part}\\b`, "m"));
});
