/** A database of its own on a PostgreSQL server, dropped afterwards. */
import pg from "pg";

const SERVER = process.env.TEST_DATABASE_URL || "postgres://root@127.0.0.1:5432/postgres";

/** Undefined, with a line that says so, when no server answers. */
export async function withPostgres<T>(use: (databaseUrl: string) => Promise<T>): Promise<T | undefined> {
  const admin = new pg.Client({ connectionString: SERVER });
  try {
    await admin.connect();
  } catch {
    console.log("PostgreSQL does not answer: measured on PGlite only.");
    return undefined;
  }
  const name = `bti_bench_${process.pid}`;
  await admin.query(`create database ${name}`);
  try {
    const url = new URL(SERVER);
    url.pathname = `/${name}`;
    return await use(url.href);
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}
