/** What concerns the process as a whole: its files' rights, what it prints, how it ends. */
import type { Log } from "./app/ports/log.ts";
import { placeOf } from "./errors.ts";
import { jsonLog, onceAMinute } from "./log.ts";

/** Calls and jobs under way are waited for no longer; a supervisor that has to kill us would wait for ten. */
const END_WITHIN_MS = 9_000;

const writeError = process.stderr.write.bind(process.stderr);

/** A sentence for whoever starts the process; also where nothing but the log may be printed. */
export function say(sentence: string): void {
  writeError(`${sentence}\n`);
}

/** Files that this process makes are its user's alone. */
export function keepFilesPrivate(): void {
  process.umask(0o077);
}

/**
 * The log on standard output, and everything else that is printed as a line of it: libraries print stacks, keys and
 * warnings of their own accord. Only their first words are kept, one line a minute.
 */
export function logOnly(): Log {
  const { stdout, stderr } = process;
  const writeOut = stdout.write.bind(stdout);
  const log = jsonLog((line) => writeOut(line));
  const told = onceAMinute(log.warn);
  for (const [name, stream] of Object.entries({ stdout, stderr })) {
    const write: typeof stream.write = (chunk: unknown, encoding?: unknown, done?: unknown) => {
      told("library.printed", { on: name, text: String(chunk).trimStart() });
      const finished = typeof encoding === "function" ? encoding : done;
      if (typeof finished === "function") process.nextTick(finished);
      return true;
    };
    stream.write = write;
  }
  return log;
}

/** What nobody caught ends the process, as one line: its state can't be trusted, and a new start loses nothing. */
export function endOnFault(log: Log): void {
  const end = (error: unknown) => {
    log.error("process.failed", { error: error instanceof Error ? error.name : typeof error, at: placeOf(error) });
    process.exit(1);
  };
  process.on("uncaughtException", end);
  process.on("unhandledRejection", end);
}

/** The first signal ends things in good order, or after nine seconds anyway; a second one ends them at once. */
export function onStopSignal(drain: () => Promise<void>, onLate: () => void = () => {}): void {
  let draining = false;
  const stop = () => {
    if (draining) process.exit(1);
    draining = true;
    setTimeout(() => {
      onLate();
      process.exit(0);
    }, END_WITHIN_MS);
    drain().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
