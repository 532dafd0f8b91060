/** Where the data lies. A setting that would be passed over in silence is refused by name. */
import { z } from "zod";
import { wholeNumber } from "./values.ts";

export type DatabaseConfig =
  | { readonly dataDir: string }
  | { readonly databaseUrl: string; readonly poolSize: number; readonly pooler?: "transaction" };

/** What other programs take in such an address and ours does not, with what to set instead. */
const PASSED_OVER: Readonly<Record<string, string>> = {
  connection_limit: "DATABASE_POOL",
  pool_timeout: "nothing",
  connect_timeout: "nothing",
  socket_timeout: "nothing",
  pgbouncer: "DATABASE_POOLER=transaction",
  statement_cache_size: "DATABASE_POOLER=transaction",
  sslaccept: "sslmode",
  sslidentity: "sslcert and sslkey",
};

export const databaseVariables = {
  DATA_DIR: z.string().default("data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional(),
  DATABASE_POOL: wholeNumber(2, 500).default(10),
  DATABASE_POOLER: z.enum(["transaction"], "must be transaction, or not set").optional(),
};
const variables = z.object(databaseVariables);

export function databaseOf(env: z.infer<typeof variables>, faults: string[]): DatabaseConfig {
  const { DATABASE_URL: databaseUrl, DATABASE_POOLER: pooler } = env;
  if (databaseUrl === undefined) {
    if (pooler !== undefined) faults.push("DATABASE_POOLER needs DATABASE_URL");
    return { dataDir: env.DATA_DIR };
  }
  const query = new URLSearchParams(databaseUrl.slice(databaseUrl.indexOf("?") + 1));
  for (const [name, instead] of Object.entries(PASSED_OVER)) {
    if (databaseUrl.includes("?") && query.has(name)) {
      faults.push(`DATABASE_URL has ${name}, which the bot does not know: use ${instead} instead`);
    }
  }
  return { databaseUrl, poolSize: env.DATABASE_POOL, ...(pooler === undefined ? {} : { pooler }) };
}
