import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/browser/**", "tests/torture/**"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
