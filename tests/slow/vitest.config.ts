import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { ON_ONE_DATABASE, SLOW } from "./files.ts";

/** What is slow by its nature: `npm run test:slow`, with either database. */
export default defineConfig({
  test: {
    root: join(import.meta.dirname, "..", ".."),
    include: SLOW,
    exclude: process.env.TEST_DATABASE === "postgres" ? ON_ONE_DATABASE : [],
    testTimeout: 200_000,
    hookTimeout: 200_000,
    // They wait for other programs and for people most of the time.
    maxWorkers: 4,
  },
});
