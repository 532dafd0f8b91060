/**
 * Adds up the reports of all suites and prints the closing line. Fails when a report is missing or a test failed, and when
 * one was skipped everywhere: what cannot run on one database runs on the other, and nothing else may be skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const SUITES = 9;
const folder = process.argv[2] ?? ".";
const reports = readdirSync(folder).filter((name) => name.endsWith(".json"));
let passed = 0;
let failed = Math.max(0, SUITES - reports.length);
const ran = new Set<string>();
const skipped = new Set<string>();
/** What failed, once more at the end: of a long log only the last part may be at hand. */
const broken: string[] = [];

for (const report of reports) {
  const { testResults } = JSON.parse(readFileSync(join(folder, report), "utf8")) as Report;
  for (const { name, status, message, assertionResults } of testResults) {
    // A file that could not even be loaded has no tests of its own to fail.
    if (status === "failed" && assertionResults.length === 0) {
      failed += 1;
      broken.push(`${report} ${name}`, message);
    }
    for (const test of assertionResults) {
      const id = `${name}: ${test.fullName}`;
      if (test.status !== "passed" && test.status !== "failed") {
        skipped.add(id);
        continue;
      }
      ran.add(id);
      if (test.status === "passed") passed += 1;
      else {
        failed += 1;
        broken.push(
          `${report} ${id}`,
          ...test.failureMessages.slice(0, 1).map((text) => text.split("\n", 3).join("\n    ")),
        );
      }
    }
  }
}

const never = [...skipped].filter((id) => !ran.has(id));
if (broken.length > 0) console.log(broken.join("\n  "));
if (never.length > 0) console.log(`Skipped by every suite:\n  ${never.join("\n  ")}`);
console.log(`${passed} passed, ${failed} failed, ${never.length} skipped`);
process.exit(failed + never.length === 0 ? 0 : 1);
