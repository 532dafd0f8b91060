/** Lists the licences of what production installs; fails on one that nobody has looked at. `npm run licences` */
import { existsSync, readFileSync } from "node:fs";

/** Allowed for what a municipality runs as it is: no duty to publish its own changes. */
const ALLOWED = new Set(
  "MIT MIT-0 ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Unlicense Python-2.0 OFL-1.1".split(
    " ",
  ),
);
/** Looked at one by one: weak copyleft on packages that are used unchanged, and licences that only a file tells. */
const BY_NAME: Readonly<Record<string, string>> = {
  "@resvg/resvg-js": "MPL-2.0",
  "ical.js": "MPL-2.0",
  "@expo-google-fonts/carlito": "MIT AND OFL-1.1",
  "@expo-google-fonts/noto-emoji": "MIT AND OFL-1.1",
  "dejavu-fonts-ttf": "Bitstream-Vera",
  "escape-regexp-component": "MIT",
  "png-js": "MIT",
};

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
}

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8")) as {
  packages: Record<string, { readonly dev?: boolean; readonly link?: boolean }>;
};
const counts = new Map<string, number>();
const faults: string[] = [];
let installed = 0;
for (const [path, { dev, link }] of Object.entries(packages)) {
  if (path === "" || dev || link || !existsSync(`${path}/package.json`)) continue;
  installed += 1;
  const manifest = JSON.parse(readFileSync(`${path}/package.json`, "utf8")) as Manifest;
  const name = path.split("node_modules/").at(-1) ?? path;
  const known = Object.keys(BY_NAME).find((one) => name === one || name.startsWith(`${one}-`));
  const licence = known === undefined ? licenceOf(manifest) : (BY_NAME[known] ?? "");
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (known === undefined && !isAllowed(licence)) faults.push(`${name}@${manifest.version}: ${licence || "none told"}`);
}
for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(4)} ${licence}`);
console.log(`${installed} packages`);
if (faults.length > 0) {
  console.error(`\nNot on the list of licences (.ci/licences.ts):\n${faults.map((one) => `  - ${one}`).join("\n")}`);
  process.exitCode = 1;
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === "string") return license;
  return license?.type ?? licenses?.map(({ type }) => type).join(" OR ") ?? "";
}

/** «(MIT OR GPL-3.0)» is allowed where one of them is, «MIT AND X» where both are. */
function isAllowed(licence: string): boolean {
  const terms = licence.replaceAll(/[()]/g, "").split(" OR ");
  return terms.some((term) => term.split(" AND ").every((one) => ALLOWED.has(one.trim())));
}
