import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/torture/**/*.test.ts"],
    testTimeout: 170_000,
    hookTimeout: 60_000,
  },
});
