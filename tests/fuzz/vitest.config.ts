import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Twenty thousand activities that nobody should send: `vitest run --config tests/fuzz/vitest.config.ts`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["tests/fuzz/**/*.test.ts"],
    testTimeout: 600_000,
    hookTimeout: 200_000,
    fileParallelism: false,
  },
});
