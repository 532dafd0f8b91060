import { join } from "node:path";
import { defineConfig } from "vitest/config";

/** Several bots on one database: `vitest run --config tests/cluster/vitest.config.ts`. PostgreSQL only. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: ["tests/cluster/**/*.test.ts"],
    testTimeout: 400_000,
    hookTimeout: 200_000,
    fileParallelism: false,
  },
});
