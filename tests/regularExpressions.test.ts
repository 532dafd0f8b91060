/** Every regular expression of ours takes time in proportion to the text: anybody may send a text made to hurt. */
import { globSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { parse } from "acorn";
import { check } from "recheck";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

interface Found {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Literals, and calls of RegExp, which nobody could look through. */
function expressionsIn(file: string): { readonly literals: Found[]; readonly made: string[] } {
  const literals: Found[] = [];
  const made: string[] = [];
  const code = stripTypeScriptTypes(readFileSync(join(ROOT, file), "utf8"));
  const look = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(look);
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const one = node as { type?: string; start?: number; regex?: { pattern: string; flags: string }; name?: string };
    const where = () => `${file}:${code.slice(0, one.start).split("\n").length}`;
    if (one.regex) literals.push({ where: where(), source: one.regex.pattern, flags: one.regex.flags });
    if (one.type === "Identifier" && one.name === "RegExp") made.push(where());
    Object.values(node).forEach(look);
  };
  look(parse(code, { ecmaVersion: "latest", sourceType: "module" }));
  return { literals, made };
}

const all = globSync(["src/**/*.ts", "cards/**/*.ts", "practice/**/*.ts"], { cwd: ROOT })
  // The practice page runs in the browser of whoever practises, on cards that the bot has cut and escaped.
  .filter((file) => !/generated\/|practice\/page\/|\.d\.ts$/.test(file))
  .map(expressionsIn);

test("no expression is worse than linear", { timeout: 600_000 }, async () => {
  const literals = all.flatMap((one) => one.literals);
  expect(literals.length).toBeGreaterThan(80);
  // Without a repeat there is nothing to go back over, and the same expression is the same anywhere.
  const repeating = literals.filter(({ source }) => /[*+{]/.test(source));
  const different = new Map(repeating.map((one) => [`/${one.source}/${one.flags}`, one]));
  const worse: string[] = [];
  for (const { where, source, flags } of different.values()) {
    const found = await check(source, flags, { timeout: 60_000 });
    if (found.status === "vulnerable") worse.push(`${where} /${source}/${flags} ${found.complexity.summary}`);
    if (found.status === "unknown") worse.push(`${where} /${source}/${flags} ${found.error.kind}`);
  }
  expect(worse).toEqual([]);
});

test("none is put together from text", () => {
  expect(all.flatMap((one) => one.made)).toEqual([]);
});
