import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The practice room in a real browser, with the real bot: `vitest run --config tests/browser/vitest.config.ts`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["tests/browser/**/*.test.ts"],
    testTimeout: 400_000,
    hookTimeout: 200_000,
    expect: { poll: { timeout: 90_000 } },
    // Whoever looks at a page mostly waits for it.
    maxWorkers: 2,
    maxConcurrency: 3,
  },
});
