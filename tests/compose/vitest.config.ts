import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** The containers of compose.yaml: `npm run test:compose`. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["tests/compose/**/*.test.ts"],
    testTimeout: 300_000,
    // The first time, images are fetched and built.
    hookTimeout: 900_000,
  },
});
