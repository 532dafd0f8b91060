import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Whole meetings under each of Teams' quirks: `npm run test:quirks`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["tests/quirks/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 90_000,
    maxWorkers: 2,
  },
});
