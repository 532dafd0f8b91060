/** Adds up the reports of all suites and prints the closing line. Fails when a report is missing or a test failed. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2] ?? ".";
const SUITES = 9;
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
let passed = 0;
let failed = 0;
let skipped = 0;
/** What failed, once more at the end: of a long log only the last part may be at hand. */
const broken: string[] = [];
for (const name of files) {
  const report = JSON.parse(readFileSync(join(folder, name), "utf8"));
  passed += report.numPassedTests;
  // A file that could not even be loaded has no tests of its own to fail.
  const brokenFiles = report.testResults.filter(
    (file: { status: string; assertionResults: unknown[] }) =>
      file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  failed += report.numFailedTests + brokenFiles;
  for (const file of report.testResults) {
    if (file.status !== "failed") continue;
    const tests = file.assertionResults.filter((one: { status: string }) => one.status === "failed");
    const lines = tests.map((one: { fullName: string; failureMessages: string[] }) => [
      one.fullName,
      ...one.failureMessages.slice(0, 1).map((message) => message.split("\n", 3).join("\n    ")),
    ]);
    broken.push(`${name} ${file.name}`, ...(tests.length === 0 ? [file.message] : lines.flat()));
  }
  skipped += report.numPendingTests + report.numTodoTests;
}
if (broken.length > 0) console.log(broken.join("\n  "));
if (files.length < SUITES) failed += SUITES - files.length;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed === 0 ? 0 : 1);
