import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { idIn } from "../../src/app/aggregate.ts";
import { openStore } from "../../src/store/store.ts";
import { programAt, programsMissing } from "../support/programs.ts";
import { databaseMissing, engine, freshDatabase, silent } from "./database.ts";
import { handler } from "./handler.ts";
import { change, render, timer } from "./samples.ts";

/** PgBouncer in transaction mode before a fresh database; gives the address through it. */
async function pooled(): Promise<string> {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  if (!("databaseUrl" in database.location)) throw new Error("not on a server");
  const direct = new URL(database.location.databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), "bti-pooler-"));
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const users = join(folder, "users.txt");
  await writeFile(users, `"${direct.username}" ""\n`);
  const settings = [
    "[databases]",
    `* = host=${direct.hostname} port=${direct.port}`,
    "[pgbouncer]",
    "listen_addr = 127.0.0.1",
    `listen_port = ${port}`,
    "unix_socket_dir =",
    "auth_type = trust",
    `auth_file = ${users}`,
    "pool_mode = transaction",
    "default_pool_size = 4",
  ];
  const file = join(folder, "pgbouncer.ini");
  await writeFile(file, `${settings.join("\n")}\n`);
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const child = spawn(programAt("pgbouncer") ?? "pgbouncer", [file], { stdio: "ignore", ...user });
  onTestFinished(() => ended(child));
  while (!(await listens(port))) await pause(20);
  return `postgres://${direct.username}@127.0.0.1:${port}${direct.pathname}`;
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

describe.skipIf(databaseMissing || engine !== "postgres" || programsMissing("pgbouncer"))(
  "a pooler in transaction mode",
  () => {
    it("is noticed at the start, and the setting is named", async () => {
      const url = await pooled();
      const started = openStore({ databaseUrl: url }, { clockSpeed: 1, log: silent });
      await expect(started).rejects.toThrow(/pooler in transaction mode: set DATABASE_POOLER=transaction/);
    });

    it("is worked through when it is announced, by two processes at once", async () => {
      const databaseUrl = await pooled();
      const open = () => openStore({ databaseUrl, pooler: "transaction" }, { clockSpeed: 1, log: silent });
      const stores = [await open(), await open()] as const;
      const { handle, next } = handler();
      for (const store of stores) await store.queue.start(handle);
      const names = Array.from({ length: 40 }, (_, at) => `m ${at}`);
      await Promise.all(
        names.map(async (name, at) => {
          const store = stores[at % 2 === 0 ? 0 : 1];
          const jobs = [render(name), timer(name, store.clock.now() + 200)];
          expect(await store.history.append(change(name, { jobs }))).toBe("appended");
          expect(await store.history.load(`meeting/${name}`, 0)).toHaveLength(1);
          expect(await store.rates.reserve(name, "tenant", 0)).toBeGreaterThanOrEqual(0);
        }),
      );
      const ran: string[] = [];
      while (ran.length < 2 * names.length) {
        const { job, end } = await next();
        ran.push(`${job.kind} ${idIn(job.stream)}`);
        end();
      }
      expect(new Set(ran).size).toBe(2 * names.length);
      for (const store of stores) await store.close();
    });

    it("can't be asked for a schema of its own, and is told how to have one", async () => {
      const location = { databaseUrl: `${await pooled()}?schema=skule`, pooler: "transaction" } as const;
      const started = openStore(location, { clockSpeed: 1, log: silent });
      await expect(started).rejects.toThrow(/ALTER ROLE … SET search_path = skule/);
    });
  },
);
