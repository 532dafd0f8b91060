import { expect, test } from "vitest";
import { ConfigError, readConfig } from "../../src/config.ts";

const URL_ = "postgresql://bti@database/bti";

function faults(env: Readonly<Record<string, string>>): string {
  try {
    readConfig(env);
    return "";
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}

test("a server is worked on with ten connections, or as many as are set", () => {
  expect(readConfig({ DATABASE_URL: URL_ }).database).toEqual({ databaseUrl: URL_, poolSize: 10 });
  const set = { DATABASE_URL: URL_, DATABASE_POOL: "4", DATABASE_POOLER: "transaction" };
  expect(readConfig(set).database).toEqual({ databaseUrl: URL_, poolSize: 4, pooler: "transaction" });
});

test.each([
  ["connection_limit=5", "DATABASE_URL has connection_limit, which the bot does not know: use DATABASE_POOL instead"],
  [
    "sslmode=require&pgbouncer=true",
    "DATABASE_URL has pgbouncer, which the bot does not know: use DATABASE_POOLER=transaction instead",
  ],
])("what the address asks for and nobody heeds is refused by name: %s", (query, sentence) => {
  expect(faults({ DATABASE_URL: `${URL_}?${query}` })).toContain(sentence);
});

test("a pooler without a server, and sizes that can't be, are faults", () => {
  expect(faults({ DATABASE_POOLER: "transaction" })).toContain("DATABASE_POOLER needs DATABASE_URL");
  expect(faults({ DATABASE_URL: URL_, DATABASE_POOLER: "session" })).toContain("DATABASE_POOLER must be transaction");
  expect(faults({ DATABASE_URL: URL_, DATABASE_POOL: "1" })).toContain("DATABASE_POOL");
});
