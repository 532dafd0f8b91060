/** Bots in processes of their own, on one database and with no memory of who talked to which. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface Bot {
  readonly port: number;
  start(): Promise<void>;
  /** Without warning. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** What its clock shows, while it runs. */
  productTimeMs(): Promise<number>;
  /** What it has logged. */
  log(): string;
}

export async function botOn(
  env: Readonly<Record<string, string>>,
  nodeArguments: readonly string[] = [],
): Promise<Bot> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  let log = "";

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  }

  return {
    port,
    async start() {
      child = spawn(process.execPath, [...nodeArguments, "src/start.ts", "bot"], {
        env: { PATH: process.env.PATH, ...env, PORT: String(port) },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const note = (text: string) => {
        log += text;
      };
      child.stdout?.setEncoding("utf8").on("data", note);
      child.stderr?.setEncoding("utf8").on("data", note);
      while (!(await answers(port))) {
        if (child.exitCode !== null) throw new Error(`the bot ended: ${log.slice(-1_000)}`);
        await pause(50);
      }
    },
    kill: () => end("SIGKILL"),
    stop: () => end("SIGTERM"),
    signal: (signal) => void child?.kill(signal),
    async productTimeMs() {
      const response = await fetch(`http://127.0.0.1:${port}/health`);
      return ((await response.json()) as { readonly productTimeMs: number }).productTimeMs;
    },
    log: () => log,
  };
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health`).then(
    (response) => response.ok,
    () => false,
  );
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
