/** A PostgreSQL server of the torture's own, to be stopped, killed and filled: others use the machine's. */
import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { type Disk, smallDisk } from "./disk.ts";

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
/** The server refuses to run as root. */
const USER = "postgres";
const DISK_BYTES = 256 * 1024 * 1024;

export interface OwnPostgres {
  readonly port: number;
  readonly url: string;
  /** Where it keeps everything. */
  readonly disk: Disk;
  start(): Promise<void>;
  /** As on a restart of the machine: connections are cut, what was committed is there. */
  stop(): Promise<void>;
  /** Without warning. */
  kill(): Promise<void>;
  drop(): Promise<void>;
}

export async function ownPostgres(port: number): Promise<OwnPostgres> {
  const bin = await binaries();
  const disk = await smallDisk("postgres", DISK_BYTES);
  const { folder } = disk;
  const data = join(folder, "data");
  const as = (program: string, args: readonly string[]) =>
    isRoot ? run("runuser", ["-u", USER, "--", join(bin, program), ...args]) : run(join(bin, program), [...args]);
  await as("initdb", ["-D", data, "-U", "root", "-A", "trust", "-E", "UTF8", "--locale=C", "--wal-segsize=1", "-N"]);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c max_wal_size=32MB -c min_wal_size=2MB`;
  const control = (...args: readonly string[]) => as("pg_ctl", ["-D", data, "-s", "-w", ...args]);

  const server: OwnPostgres = {
    port,
    url: `postgresql://root@127.0.0.1:${port}/postgres`,
    disk,
    async start() {
      if (await succeeds(join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)])) return;
      // `pg_ctl` hands its pipes on to the server; nobody may wait for those to close.
      const args = ["-D", data, "-s", "-w", "-o", settings, "-l", join(folder, "log"), "start"];
      const command = isRoot ? "runuser" : join(bin, "pg_ctl");
      const child = spawn(command, isRoot ? ["-u", USER, "--", join(bin, "pg_ctl"), ...args] : args, {
        stdio: "ignore",
      });
      await new Promise((resolve) => child.once("exit", resolve));
      while (!(await succeeds(join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)])))
        await pause(100);
    },
    async stop() {
      await control("-m", "fast", "stop").catch(() => undefined);
    },
    async kill() {
      await control("-m", "immediate", "stop").catch(() => undefined);
    },
    async drop() {
      await server.kill();
      await disk.drop();
    },
  };
  await server.start();
  return server;
}

/** The newest server that is installed. */
async function binaries(): Promise<string> {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? (await readdir(root)).sort((a, b) => Number(b) - Number(a)) : [];
  const bin = versions.map((version) => join(root, version, "bin")).find((path) => existsSync(join(path, "initdb")));
  if (bin === undefined) throw new Error("PostgreSQL's server programs are not installed");
  return bin;
}

function succeeds(command: string, args: readonly string[]): Promise<boolean> {
  return run(command, [...args]).then(
    () => true,
    () => false,
  );
}

/** Rows of one query, asked again until the server answers. */
export async function rowsOf<T>(url: string, sql: string, values: readonly unknown[] = []): Promise<T[]> {
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    client.on("error", () => undefined);
    try {
      await client.connect();
      return (await client.query(sql, [...values])).rows as T[];
    } catch {
      await pause(200);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
