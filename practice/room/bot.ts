/** The bot as a child process: started, asked whether it is well, ended in good order or on the spot. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import type { BotView } from "../api/views.ts";

const POLL_MS = 50;
const STOP_WITHIN_MS = 10_000;
const OUTPUT_TAIL_CHARS = 4_000;

const Health = z.object({ productTimeMs: z.number().optional(), clockSpeed: z.number().optional() });
export type Health = z.infer<typeof Health>;

export interface BotOptions {
  /** Program and arguments; gets the port as PORT and the clock's speed as CLOCK_SPEED. */
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  /** Asked for at each start. */
  readonly env: () => Readonly<Record<string, string | undefined>>;
  readonly speed: number;
  readonly readyWithinMs: number;
  readonly onHealthy: (health: Health) => void;
  /** Status or address changed. */
  readonly onChange: () => void;
  /** What the bot prints. */
  readonly onOutput: (text: string) => void;
}

/** The bot did not come up; the message ends with the last it printed. */
class BotEnded extends Error {
  override readonly name = "BotEnded";
}

export class BotProcess {
  readonly #options: BotOptions;
  readonly #waiters = new Set<() => void>();
  #child: ChildProcess | undefined;
  /** Resolves when the last child is gone: two bots can't have the same database open. */
  #gone: Promise<unknown> = Promise.resolve();
  #ready: Promise<void> = Promise.resolve();
  #status: BotView["status"] = "stopped";
  #url = "";
  #speed: number;
  #tail = "";

  constructor(options: BotOptions) {
    this.#options = options;
    this.#speed = options.speed;
  }

  get status(): BotView["status"] {
    return this.#status;
  }

  get speed(): number {
    return this.#speed;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the bot if it isn't, and resolves when it answers. Rejects, with the end of what it printed, if it ends before that. */
  async start(): Promise<void> {
    if (this.#status === "stopped" || this.#status === "crashed") this.#ready = this.#launch();
    await this.#ready;
  }

  /** Asks it to end (SIGTERM) and waits for that; after ten seconds it is ended anyway. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Ends it on the spot (SIGKILL), with no chance to put anything in order. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  /** Another speed of the clock, also when it is started again. Throws when the bot isn't running. */
  async setSpeed(speed: number): Promise<void> {
    await this.#ask({ speed });
    this.#speed = speed;
    this.#options.onChange();
  }

  /** Lets a minute go by at once, or weeks. Throws when the bot isn't running. */
  async skip(skipMs: number): Promise<void> {
    await this.#ask({ skipMs });
    this.#options.onChange();
  }

  async #ask(wanted: object): Promise<void> {
    await this.#ready;
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${this.#url}/clock`, { method: "PUT", headers, body: JSON.stringify(wanted) });
    if (response.status !== 200) throw new Error(`the bot answered ${response.status} about its clock`);
    this.#options.onHealthy(Health.parse(await response.json()));
  }

  /** The bot's address, `http://127.0.0.1:<port>`, as soon as it is running. Rejects when `signal` aborts. */
  running(signal?: AbortSignal): Promise<string> {
    return new Promise((resolve, reject) => {
      const finish = (settle: () => void) => {
        this.#waiters.delete(look);
        signal?.removeEventListener("abort", abort);
        settle();
      };
      const look = () => {
        if (this.#status === "running") finish(() => resolve(this.#url));
      };
      const abort = () => finish(() => reject(signal?.reason));
      this.#waiters.add(look);
      signal?.addEventListener("abort", abort);
      if (signal?.aborted) abort();
      else look();
    });
  }

  async #launch(): Promise<void> {
    const { readyWithinMs, onHealthy } = this.#options;
    this.#set("starting");
    this.#tail = "";
    await this.#gone;
    const port = await freePort();
    if (this.#status !== "starting") throw new Error("the bot was stopped before it had started");
    const over = new AbortController();
    const child = this.#spawn(port, (why) => over.abort(new BotEnded(`the bot ended (${why})\n${this.#tail}`)));
    const late = setTimeout(() => over.abort(new Error(`the bot wasn't ready in ${readyWithinMs} ms`)), readyWithinMs);
    this.#url = `http://127.0.0.1:${port}`;
    try {
      onHealthy(await healthy(this.#url, over.signal));
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    } finally {
      clearTimeout(late);
    }
    this.#set("running");
  }

  #spawn(port: number, onGone: (why: string) => void): ChildProcess {
    const { command, cwd, env, onOutput } = this.#options;
    const [program, ...args] = command;
    const child = spawn(program, args, {
      cwd,
      env: { ...env(), PORT: String(port), CLOCK_SPEED: String(this.#speed) },
      // Its input stays open as long as this process lives; see leash.ts.
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.#tail = (this.#tail + text).slice(-OUTPUT_TAIL_CHARS);
        onOutput(text);
      });
    }
    const reap = () => child.kill("SIGKILL");
    process.once("exit", reap);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#gone = promise;
    const leave = (why: string) => {
      process.off("exit", reap);
      this.#child = undefined;
      if (this.#status !== "stopped") this.#set("crashed");
      onGone(why);
      resolve();
    };
    child.once("error", (error) => leave(error.message));
    child.once("exit", (code, signal) => leave(signal ?? `exit code ${code}`));
    return child;
  }

  async #end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    this.#set("stopped");
    const child = this.#child;
    child?.kill(signal);
    const late = setTimeout(() => child?.kill("SIGKILL"), STOP_WITHIN_MS);
    await this.#gone.finally(() => clearTimeout(late));
  }

  #set(status: BotView["status"]): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const look of [...this.#waiters]) look();
    this.#options.onChange();
  }
}

/** Asks until the bot answers that it is well. Throws the signal's reason when aborted. */
async function healthy(url: string, signal: AbortSignal): Promise<Health> {
  for (;;) {
    signal.throwIfAborted();
    try {
      const response = await fetch(`${url}/health`, { signal });
      if (response.status === 200) return Health.parse(await response.json());
    } catch {
      signal.throwIfAborted();
    }
    await pause(POLL_MS);
  }
}

/** A port on loopback that nobody uses just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
