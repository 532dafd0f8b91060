/** Tests that run other programs, one process after another, long attacks, or a minute at people's pace: `npm run test:slow`, not `npm test`. */
export const SLOW = [
  "tests/bench/bench.test.ts",
  "tests/endToEnd/graph.test.ts",
  "tests/endToEnd/others.test.ts",
  "tests/endToEnd/process.test.ts",
  "tests/http/**/*.test.ts",
  "tests/privacy/commands.test.ts",
  "tests/process.test.ts",
  "tests/proxy/**/*.test.ts",
  "tests/referat/libreoffice.test.ts",
  "tests/regularExpressions.test.ts",
  "tests/store/crash.test.ts",
  "tests/store/pooler.test.ts",
];

/** Those that say the same with either: they open no database, the embedded one in any case, or knock at the door before it. */
export const ON_ONE_DATABASE = [
  "tests/bench/bench.test.ts",
  "tests/endToEnd/others.test.ts",
  "tests/http/**/*.test.ts",
  "tests/process.test.ts",
  "tests/proxy/**/*.test.ts",
  "tests/referat/libreoffice.test.ts",
  "tests/regularExpressions.test.ts",
];
