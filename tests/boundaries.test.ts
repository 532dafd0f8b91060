/** Who may import whom, so that the rules stay pure and each foreign SDK stays in one place (docs/architecture.md §2). */
import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const PICTURE = "docs/architecture.md";
const PURE = [
  ...[
    "src/errors.ts",
    "src/refusals.ts",
    "src/einings/",
    "src/followers/",
    "src/meeting/",
    "src/privacy/",
    "src/stafettlogg/",
    "src/text/",
  ],
];
/** What the parts that listen or call share: how bodies are read, connections ended, and wishes to wait understood. */
const HTTP = "src/http/";
/** Teams and Graph are called with tokens of the same application. */
const ENTRA = "src/entra/";
/** What the work at hand belongs to: jobs, events, calls and the log say it. */
const TRACE = "src/trace.ts";
const EDGE = [...PURE, "cards/", "src/figures/", "src/referat/", "src/arkivmelding/", "src/app/ports/"];

/** What each part may use besides itself: parts of the project by path, then packages. */
const MAY: Readonly<Record<string, readonly [parts: readonly string[], packages: RegExp]>> = {
  "src/refusals.ts": [[], /^$/],
  "src/errors.ts": [["src/refusals.ts"], /^$/],
  "src/privacy/": [[], /^(@navikt\/fnrvalidator|lru-cache)$/],
  "src/meeting/": [["src/errors.ts", "src/refusals.ts", "src/privacy/"], /^$/],
  "src/einings/": [["src/errors.ts", "src/meeting/", "src/privacy/"], /^$/],
  "src/stafettlogg/": [["src/errors.ts", "src/einings/", "src/meeting/"], /^$/],
  "src/followers/": [["src/errors.ts", "src/einings/", "src/meeting/", "src/stafettlogg/"], /^$/],
  "src/text/": [["src/errors.ts", "src/einings/", "src/meeting/"], /^intl-messageformat$/],
  "src/stored/": [
    [
      ...["src/errors.ts", "src/meeting/", "src/einings/", "src/stafettlogg/", "src/followers/"],
      ...["src/referat/model.ts", "src/referat/drawing.ts"],
    ],
    /^zod$/,
  ],
  "cards/": [[...PURE, "src/figures/"], /^(zod|@microsoft\/teams\.cards)$/],
  "src/imports/": [["src/errors.ts", "src/einings/", "src/meeting/", "src/text/"], /^(csv-parse\/sync|ical\.js)$/],
  "src/referat/": [PURE, /^(node:.*|docx|fflate|pdfkit|fontkit|bidi-js|hyphen\/.*|@resvg\/resvg-js)$/],
  "src/figures/": [PURE, /^$/],
  "src/calendar/": [[], /^ical-generator$/],
  "src/arkivmelding/": [[...PURE, "src/referat/"], /^node:crypto$/],
  // What people do. Where it comes from, and how the answer is sent, is for an edge to know.
  "src/app/turns/": [
    [...PURE, TRACE, "cards/", "src/figures/", "src/app/", "src/imports/"],
    /^(node:(crypto|timers\/promises)|lru-cache)$/,
  ],
  "src/app/": [
    [
      ...PURE,
      TRACE,
      "src/stored/",
      "src/imports/",
      "cards/",
      "src/figures/",
      "src/referat/",
      "src/arkivmelding/",
      "src/calendar/",
    ],
    /^(node:(crypto|timers\/promises)|lru-cache)$/,
  ],
  "src/teams/": [
    [
      ...["src/errors.ts", "src/refusals.ts", "src/meeting/", "src/text/", TRACE, HTTP, ENTRA],
      ...["src/app/ports/", "src/app/within.ts", "src/app/turns/incoming.ts", "src/app/turns/answer.ts"],
    ],
    /^(node:.*|zod|lru-cache|restify|bot(builder|framework-connector)(\/.*)?)$/,
  ],
  "src/store/": [
    [...EDGE, TRACE, "src/stored/", "src/folders.ts"],
    /^(node:.*|@prisma\/.*|@electric-sql\/pglite|pglite-prisma-adapter|lru-cache|pg|pg-boss)$/,
  ],
  "src/entra/": [["src/errors.ts"], /^(node:crypto|@azure\/msal-node)$/],
  "src/graph/": [[...EDGE, TRACE, HTTP, ENTRA], /^(node:.*|zod)$/],
  "src/mail/": [EDGE, /^(node:.*|nodemailer\/.*)$/],
  "src/archive/": [EDGE, /^node:.*$/],
  "src/rendering/": [
    EDGE,
    /^(node:(crypto|worker_threads)|lru-cache|echarts\/(core|charts|components|renderers)|write-excel-file\/node)$/,
  ],
  "practice/": [[...EDGE, HTTP], /^(node:.*|zod|restify|adaptivecards|markdown-it|postal-mime)$/],
  "src/http/": [[], /^(node:.*|restify)$/],
  "src/folders.ts": [["src/errors.ts"], /^node:.*$/],
  "src/log.ts": [["src/app/ports/", TRACE], /^pino$/],
  "src/trace.ts": [[], /^node:(async_hooks|crypto)$/],
  "src/process.ts": [["src/app/ports/", "src/errors.ts", "src/log.ts"], /^$/],
  "src/config": [["src/config", "src/meeting/", "src/arkivmelding/"], /^(node:.*|zod)$/],
  "src/runBot.ts": [["src/"], /^node:.*$/],
  "src/delivery.ts": [["src/"], /^$/],
  "src/main.ts": [["src/runBot.ts", "src/config", "src/errors.ts", "src/process.ts", "practice/room/room.ts"], /^$/],
  "src/start.ts": [["src/main.ts"], /^node:.*$/],
  // Commands of those who keep the records: each is a root of its own.
  "src/admin/": [["src/", "cards/"], /^node:.*$/],
};

const IMPORT = /^(?:import|export)\s(?:[^"]*?\sfrom\s)?"([^"]+)"|\bimport\(\s*"([^"]+)"/gm;
const partOf = (path: string) => Object.keys(MAY).find((part) => path.startsWith(part));

const importsIn = (file: string) =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? "");
const pathOf = (file: string, name: string) => relative(ROOT, join(ROOT, dirname(file), name));
const FILES = globSync(["src/**/*.ts", "cards/**/*.ts", "practice/**/*.ts"], { cwd: ROOT });

/** The imports of a file that it may not have, and the file itself where it has no place. */
function strayed(file: string): string[] {
  const part = partOf(file);
  if (part === undefined) return [`${file} belongs to no part`];
  const [parts, packages] = MAY[part] ?? [[], /^$/];
  return importsIn(file)
    .filter((name) => {
      if (!name.startsWith(".")) return !packages.test(name);
      const path = pathOf(file, name);
      return partOf(path) !== part && !parts.some((allowed) => path.startsWith(allowed));
    })
    .map((name) => `${file} imports ${name}`);
}

it("every file has its place and imports only what its part may use", () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(FILES.flatMap(strayed)).toEqual([]);
});

it("no file imports itself by way of others, not even for its types", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || way.includes(file) || file.startsWith("src/store/generated/")) return;
    for (const name of importsIn(file)) if (/^\..*\.ts$/.test(name)) follow(pathOf(file, name), [...way, file]);
    done.add(file);
  };
  for (const file of FILES) follow(file, []);
  expect(circles).toEqual([]);
});

it("files are short: half of them within a hundred lines, nineteen of twenty within 250", () => {
  const lines = FILES.filter((file) => !file.startsWith("src/store/generated/"))
    .map((file) => readFileSync(join(ROOT, file), "utf8").split("\n").length - 1)
    .toSorted((a, b) => a - b);
  const share = (part: number) => lines[Math.ceil(lines.length * part) - 1];
  expect(share(0.5)).toBeLessThanOrEqual(100);
  expect(share(0.95)).toBeLessThanOrEqual(250);
});

const parts = (node: string) => node.split("<br>");
/** Roots may use everything, but nobody asks them to use each other. */
const isRoot = (part: string) =>
  MAY[part]?.[0].some((allowed) => ["src/", "src/main.ts", "src/runBot.ts"].includes(allowed)) === true;

/** The picture of the rings: each part in a node, and the arrows between nodes. */
function drawn() {
  const [, picture = ""] = /```mermaid\nflowchart([\s\S]*?)```/.exec(readFileSync(join(ROOT, PICTURE), "utf8")) ?? [];
  const nodes = new Map([...picture.matchAll(/^ *(\w+)\["(.*)"\]$/gm)].map(([, id = "", label = ""]) => [id, label]));
  const arrows = [...picture.matchAll(/^ *([\w& ]+?) (-->|-\.->) ([\w& ]+)$/gm)].flatMap(
    ([, from = "", line, to = ""]) =>
      from
        .split(" & ")
        .flatMap((a) => to.split(" & ").map((b) => ({ from: nodes.get(a) ?? a, line, to: nodes.get(b) ?? b }))),
  );
  return { labels: [...nodes.values()].flatMap(parts), arrows };
}

it("the picture in docs/architecture.md shows every part, every import that is allowed, and none that is not", () => {
  const { labels, arrows } = drawn();
  expect(labels.toSorted()).toEqual(Object.keys(MAY).toSorted());

  const allows = (from: string, to: string, narrowly: boolean) =>
    (MAY[from]?.[0] ?? []).some((name) => (narrowly ? name.startsWith(to) && name !== to : to.startsWith(name)));
  const wrong = arrows.filter(({ from, line, to }) =>
    parts(from).some((a) => parts(to).some((b) => !allows(a, b, line === "-.->"))),
  );
  expect(wrong.map(({ from, line, to }) => `${from} ${line} ${to}`)).toEqual([]);

  const reach = (part: string, seen = new Set<string>()): Set<string> => {
    for (const { from, to } of arrows) {
      if (!parts(from).includes(part)) continue;
      for (const next of parts(to)) if (!seen.has(next) && seen.add(next)) reach(next, seen);
    }
    return seen;
  };
  const undrawn = Object.keys(MAY).flatMap((from) => {
    const reached = reach(from);
    const asked = Object.keys(MAY).filter((to) => to !== from && (allows(from, to, false) || allows(from, to, true)));
    return asked.filter((to) => !reached.has(to) && !isRoot(to)).map((to) => `${from} may import ${to}`);
  });
  expect(undrawn).toEqual([]);
});
