import { defineConfig } from "vitest/config";
import { SLOW } from "./tests/slow/files.ts";
import { BotsFirst } from "./tests/support/botsFirst.ts";

/**
 * Files that leave something in their process for as long as it lives: a script of their own, or the kind of managed identity
 * that the identity library found.
 */
const ALONE = [
  "tests/cards/dialogs.test.ts",
  "tests/endToEnd/otherScript.test.ts",
  "tests/endToEnd/reminders.test.ts",
  "tests/graph/managedIdentity.test.ts",
  "tests/meeting/scripts.test.ts",
];
const ELSEWHERE = [
  "tests/browser/**",
  "tests/torture/**",
  "tests/fuzz/**",
  "tests/cluster/**",
  "tests/compose/**",
  "tests/quirks/**",
];

export default defineConfig({
  test: {
    // For what never ends; how long a test takes depends on what else the machine does.
    testTimeout: 200_000,
    hookTimeout: 200_000,
    // What is asked for again and again until it is so has as long as anything else, not a second.
    expect: { poll: { timeout: 90_000 } },
    // Bots wait for the clock, for each other and for Teams' limits: it takes four files to keep two cores busy.
    maxWorkers: 4,
    sequence: { sequencer: BotsFirst },
    // What one file puts in place of a function or a setting is gone before the next.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      {
        extends: true,
        test: {
          name: "shared",
          include: ["tests/**/*.test.ts"],
          exclude: [...ELSEWHERE, ...SLOW, ...ALONE],
          // A process per file would load the product anew three hundred times, which takes longer than most of the tests.
          isolate: false,
        },
      },
      { extends: true, test: { name: "alone", include: ALONE } },
    ],
    // What `npm run coverage` tells of: the product, as far as these tests run it in their own process.
    coverage: {
      include: ["src/**/*.ts", "cards/**/*.ts"],
      exclude: ["src/store/generated/**"],
      reporter: ["text", "text-summary"],
    },
  },
});
