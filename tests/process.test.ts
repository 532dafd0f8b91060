/** The process as a whole, as a supervisor sees it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { onStopSignal } from "../src/process.ts";

const ROOT = join(import.meta.dirname, "..");

/** Runs a script that may use src/process.ts; sends the signal when it has printed «ready». */
async function run(script: string, signal?: NodeJS.Signals) {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", `import * as p from "./src/process.ts";${script}`],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  if (signal !== undefined) child.stdout.once("data", () => child.kill(signal));
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, err, code };
}

test("ends after a signal although what it waits for hangs, and says so", async () => {
  const hangs = "await new Promise(() => setInterval(() => {}, 1000))";
  const script = `const log = p.logOnly(); p.onStopSignal(async () => { ${hangs} }, () => log.warn("bot.stoppedLate")); setInterval(() => {}, 1000); log.info("ready");`;
  const { out, code } = await run(script, "SIGTERM");
  expect(code).toBe(0);
  expect(out).toContain('"event":"bot.stoppedLate"');
});

test("has ended before ten seconds have gone, when those who run it lose patience", () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const heard: (() => void)[] = [];
  vi.spyOn(process, "on").mockImplementation((_signal, hear) => {
    heard.push(hear as () => void);
    return process;
  });
  const exit = vi.spyOn(process, "exit").mockImplementation(() => undefined as never);
  onStopSignal(() => new Promise(() => undefined));
  heard[0]?.();
  expect(exit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(9_900);
  expect(exit).toHaveBeenCalledWith(0);
});

test("all that libraries print is lines of the log, cut and at most one a minute for each text", async () => {
  const { out, err, code } = await run(
    'p.logOnly(); for (let i = 0; i < 50; i += 1) console.error("-----BEGIN PUBLIC KEY-----\\n" + "A".repeat(500)); console.log("hei"); process.emitWarning("old"); setTimeout(() => {}, 50);',
  );
  expect(code).toBe(0);
  expect(err).toBe("");
  const lines = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map(({ level, event, on }) => [level, event, on])).toEqual([
    ["warn", "library.printed", "stderr"],
    ["warn", "library.printed", "stdout"],
    ["warn", "library.printed", "stderr"],
  ]);
  expect(lines[0].text.length).toBeLessThanOrEqual(100);
});

test.each([
  ["a fault that nobody caught", "setTimeout(() => { throw new TypeError('Kari Nordmann') })"],
  ["a promise that nobody waited for", "Promise.reject(new TypeError('Kari Nordmann'))"],
])("%s is one line without its words, and the end", async (_what, fault) => {
  const { out, err, code } = await run(`p.endOnFault(p.logOnly()); ${fault}; setTimeout(() => {}, 5000);`);
  expect(code).toBe(1);
  expect(err).toBe("");
  expect(JSON.parse(out)).toMatchObject({ level: "error", event: "process.failed", error: "TypeError" });
  expect(out).not.toContain("Kari");
});

test("files that it makes are its user's alone", async () => {
  const { out } = await run("p.keepFilesPrivate(); console.log(process.umask().toString(8))");
  expect(out.trim()).toBe("77");
});
