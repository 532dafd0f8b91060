import { defineConfig } from "vitest/config";
import { SLOW } from "./tests/slow/files.ts";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**", "tests/torture/**", "tests/fuzz/**", "tests/cluster/**", "tests/quirks/**", ...SLOW],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Most of the time goes to bots in processes of their own; two files at a time keep two cores busy.
    maxWorkers: 2,
    // What `npm run coverage` tells of: the product, as far as these tests run it in their own process.
    coverage: {
      include: ["src/**/*.ts", "cards/**/*.ts"],
      exclude: ["src/store/generated/**"],
      reporter: process.env.CI === "true" ? ["text-summary"] : ["text", "text-summary"],
    },
  },
});
