/** compose.yaml has not been run here: what can be told from its text. */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const compose = read("compose.yaml");

test("the proxy sends calls to every bot, at the port that they listen on", () => {
  const bots = [...compose.matchAll(/^ {2}(bot-\d+): \*bot$/gm)].map(([, name]) => name);
  const [, port] = /PORT: "(\d+)"/.exec(compose) ?? [];
  const [, upstreams = ""] = /reverse_proxy (.*) \{/.exec(compose) ?? [];
  expect(bots.length).toBeGreaterThan(1);
  expect(upstreams.split(" ")).toEqual(bots.map((name) => `${name}:${port}`));
});

test("no bot is left out while it can still answer people: without a database none is ready", () => {
  expect(compose).toMatch(/health_uri \/healthz$/m);
});

test("the image has what it copies, and nothing of the practice room", () => {
  const copied = [...read("Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = ""]) =>
    paths.split(" "),
  );
  expect(copied).toContain("src");
  expect(copied).not.toContain("practice");
  expect(copied.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
});
