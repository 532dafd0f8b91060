/** Lists the licences of what production installs; fails on one that nobody has looked at. `npm run licences` */
import { installed } from "./installed.ts";

/** Allowed for what a municipality runs as it is: no duty to publish its own changes. */
const ALLOWED = new Set(
  "MIT MIT-0 ISC Apache-2.0 BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Unlicense Python-2.0 OFL-1.1".split(
    " ",
  ),
);

const all = installed();
const counts = new Map<string, number>();
for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
for (const [licence, count] of [...counts].sort(([, a], [, b]) => b - a))
  console.log(`${String(count).padStart(4)} ${licence}`);
console.log(`${all.length} packages`);
const faults = all.filter(({ licence, isLookedAt }) => !isLookedAt && !isAllowed(licence));
if (faults.length > 0) {
  const told = faults.map(({ name, version, licence }) => `  - ${name}@${version}: ${licence || "none told"}`);
  console.error(`\nNot on the list of licences (.ci/licences.ts):\n${told.join("\n")}`);
  process.exitCode = 1;
}

/** «(MIT OR GPL-3.0)» is allowed where one of them is, «MIT AND X» where both are. */
function isAllowed(licence: string): boolean {
  const terms = licence.replaceAll(/[()]/g, "").split(" OR ");
  return terms.some((term) => term.split(" AND ").every((one) => ALLOWED.has(one.trim())));
}
