import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);

test("the bench runs from end to end, and prints its tables", { timeout: 900_000 }, async () => {
  const { stdout } = await run(process.execPath, ["tests/bench/bench.ts", "--share", "0.01"], {
    env: { ...process.env, DATABASE_URL: undefined },
  });
  expect(stdout).toMatch(/actions per second +\d+ +\d+/);
  expect(stdout).toMatch(/1 referats of 30 people/);
  expect(stdout).toMatch(/the stafettlogg with 100 entries and \d+ events, pglite/);
  if (!stdout.includes("PostgreSQL does not answer"))
    expect(stdout).toMatch(/people who were told +\d+, 0 of them twice/);
});
