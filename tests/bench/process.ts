/** A bot in a process of its own, timed from start to its first healthy answer. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** As `npm run bot` starts it. */
export const BOT = ["src/start.ts", "bot"];

export interface BotUnderTest {
  readonly port: number;
  readonly startMs: number;
  residentMb(): number;
  stop(): Promise<void>;
}

export async function startBot(args: readonly string[], env: Readonly<Record<string, string>>): Promise<BotUnderTest> {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, ...env, PORT: String(port) },
  });
  while (!(await isHealthy(port))) {
    if (child.exitCode !== null) throw new Error(`the bot ended with ${child.exitCode}`);
    await pause(10);
  }
  return {
    port,
    startMs: performance.now() - startedAt,
    residentMb: () => residentMb(child),
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).ok;
  } catch {
    return false;
  }
}

/** Linux only; elsewhere not a number. */
function residentMb(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
