import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const CONFIG = globSync("src/config/*.ts", { cwd: new URL("../..", import.meta.url) });
const variablesIn = (path: string) =>
  [...read(path).matchAll(/^ {2}([A-Z][A-Z_]+): (?:z|guid|onOff)\b/gm)].map(([, name = ""]) => name);

describe("every variable that can be set", () => {
  const variables = ["src/config.ts", ...CONFIG, "manifest/package.ts"].flatMap(variablesIn);

  test("is explained to those who run the bot", () => {
    const guide = read("docs/operations.md");
    expect(variables.length).toBeGreaterThan(20);
    expect(variables.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  test("and every permission that the app asks for", () => {
    const { authorization } = JSON.parse(read("manifest/manifest.json"));
    const asked: { name: string }[] = authorization.permissions.resourceSpecific;
    const guide = read("docs/operations.md");
    expect(asked.filter(({ name }) => !guide.includes(`| \`${name}\` | in each chat |`))).toEqual([]);
  });

  test("is in .env.example, which sets none", () => {
    const lines = read(".env.example").split("\n");
    expect(variables.filter((name) => !lines.includes(`${name}=`))).toEqual([]);
    expect(lines.filter((line) => !/^(#.*|[A-Z_]+=)?$/.test(line))).toEqual([]);
  });
});

test("every line of the log is explained to those who run the bot, and no other", () => {
  const code = globSync("src/**/*.ts", { cwd: new URL("../..", import.meta.url) })
    .map(read)
    .join("\n");
  const guide = read("docs/operations.md");
  const table = guide.slice(guide.indexOf("| event | level |"), guide.indexOf("A line also says"));
  const told = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, names = ""]) =>
    [...names.matchAll(/`([\w.]+)`/g)].map(([, name = ""]) => name),
  );
  const written = [...code.matchAll(/\b(?:info|warn|error|noise)\(\s*"([a-zA-Z]+\.[a-zA-Z]+)"/g)].map(
    ([, name = ""]) => name,
  );
  expect(written.length).toBeGreaterThan(30);
  expect(written.filter((name) => !told.includes(name))).toEqual([]);
  expect(told.filter((name) => !code.includes(`"${name}"`))).toEqual([]);
});
