/** `npm run playground`: the bot alone, unauthenticated on loopback, together with Microsoft's Agents Playground. */
import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const port = process.env.PORT || "3978";

function run(name: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } });
  child.once("exit", (code) => end(code ?? 0, name));
  return child;
}

/** One ends, all end. */
function end(code: number, name?: string): void {
  for (const child of children) if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  if (name !== undefined) process.stdout.write(`${name} has stopped\n`);
  process.exitCode = code;
}

function playgroundProgram(): string {
  const manifest = createRequire(import.meta.url).resolve("@microsoft/m365agentsplayground/package.json");
  const { bin } = createRequire(import.meta.url)(manifest) as { bin: Record<string, string> };
  return join(dirname(manifest), Object.values(bin)[0] ?? "");
}

const children = [
  run("the bot", ["src/start.ts", "bot"], {
    PORT: port,
    DATA_DIR: process.env.DATA_DIR || join("data", "playground"),
  }),
  run(
    "the playground",
    [
      playgroundProgram(),
      "start",
      "-e",
      `http://127.0.0.1:${port}/api/messages`,
      "-c",
      "msteams",
      "--disable-telemetry",
    ],
    {},
  ),
];
process.once("SIGINT", () => end(0));
process.once("SIGTERM", () => end(0));
