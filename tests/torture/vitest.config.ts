import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The bot killed in the middle of things: `vitest run --config tests/torture/vitest.config.ts`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["tests/torture/**/*.test.ts"],
    testTimeout: 900_000,
    hookTimeout: 200_000,
    fileParallelism: false,
  },
});
