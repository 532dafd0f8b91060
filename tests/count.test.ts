/** The closing line of the checks: what counts as well, and what does not. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const SUITES = 9;
type Results = Readonly<Record<string, "passed" | "failed" | "skipped">>;

/** The last line, and whether the checks went well, when the first suites had these results and the others none. */
function counted(...suites: readonly Results[]) {
  const folder = mkdtempSync(join(tmpdir(), "bti-count-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (let at = 0; at < SUITES; at += 1) {
    const assertionResults = Object.entries(suites[at] ?? {}).map(([fullName, status]) => ({
      fullName,
      status,
      failureMessages: [],
    }));
    const testResults = [{ name: "some.test.ts", status: "passed", message: "", assertionResults }];
    writeFileSync(join(folder, `${at}.json`), JSON.stringify({ testResults }));
  }
  const script = join(import.meta.dirname, "..", ".ci", "count.ts");
  const { status, stdout } = spawnSync(process.execPath, [script, folder], { encoding: "utf8" });
  return { went: status === 0, says: stdout.trimEnd().split("\n") };
}

test("a test that one suite passes over is well where another runs it: the other database's", () => {
  const { went, says } = counted({ both: "passed", server: "skipped" }, { both: "passed", server: "passed" });
  expect({ went, says }).toEqual({ went: true, says: ["3 passed, 0 failed, 0 skipped"] });
});

test("a test that every suite passes over is told by name, and the checks fail", () => {
  const { went, says } = counted({ one: "passed", conformance: "skipped" }, { conformance: "skipped" });
  expect(went).toBe(false);
  expect(says.at(-1)).toBe("1 passed, 0 failed, 1 skipped");
  expect(says.join()).toContain("some.test.ts: conformance");
});

test("one failure is enough", () => {
  expect(counted({ one: "passed", two: "failed" })).toMatchObject({ went: false });
});
