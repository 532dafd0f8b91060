import { defineConfig } from "vitest/config";
import { SLOW } from "./tests/slow/files.ts";
import { BotsFirst } from "./tests/support/botsFirst.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**", "tests/torture/**", "tests/fuzz/**", "tests/cluster/**", "tests/quirks/**", ...SLOW],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Bots wait for the clock, for each other and for Teams' limits: it takes four files to keep two cores busy.
    maxWorkers: 4,
    sequence: { sequencer: BotsFirst },
    // What `npm run coverage` tells of: the product, as far as these tests run it in their own process.
    coverage: {
      include: ["src/**/*.ts", "cards/**/*.ts"],
      exclude: ["src/store/generated/**"],
      reporter: process.env.CI === "true" ? ["text-summary"] : ["text", "text-summary"],
    },
  },
});
