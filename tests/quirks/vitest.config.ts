import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Whole meetings under each of Teams' quirks: `npm run test:quirks`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["tests/quirks/**/*.test.ts"],
    testTimeout: 400_000,
    hookTimeout: 200_000,
    // Two of the files wait for real minutes most of the time.
    maxWorkers: 3,
    // The machine that checks has two cores, and a meeting of nine people with a bot of its own on each is much for them.
    retry: 1,
  },
});
