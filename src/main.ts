/** `node src/start.ts` is the production bot with credentials, the practice room without; `bot` is the bot alone. */
import { type Config, ConfigError, readConfig } from "./config.ts";
import { StartFault, Unreachable } from "./errors.ts";
import { keepFilesPrivate, onStopSignal, say } from "./process.ts";

/** Runs the practice room, with the bot as its child. */
async function runPracticeRoom(config: Config): Promise<void> {
  const { startRoom } = await import("../practice/room/room.ts").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new StartFault(
      "The practice room needs the development packages: run npm ci without --omit=dev. For the production bot set the " +
        "MICROSOFT_APP_… variables; see docs/operations.md.",
    );
  });
  const dataDir = process.env.DATA_DIR || "data";
  process.stdout.write("Starting the practice room …\n");
  const room = await startRoom({
    port: config.port,
    dataDir,
    målform: config.målform,
    speed: config.clockSpeed,
    archives: true,
    // As the documentation has it; the stand-in's own default is a client that never refreshes a card.
    quirks: { refresh: "aMinuteLater" },
  });
  process.stdout.write(`The practice room is open: ${room.url}\n`);
  onStopSignal(() => room.stop());
}

async function main(): Promise<void> {
  keepFilesPrivate();
  const config = readConfig(process.env);
  if (config.production === undefined && process.argv[2] !== "bot") return runPracticeRoom(config);
  const { runBot } = await import("./runBot.ts");
  await runBot(config);
}

/** What the one who starts it can do something about is told in a sentence; anything else with its stack. */
function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ConfigError || error instanceof StartFault || error.name === "BotEnded") return error.message;
  if ("code" in error && error.code === "EADDRINUSE") return `${error.message}. Stop what has the port, or set PORT.`;
  if (error instanceof Unreachable)
    return `Could not reach the ${error.reason}. Is it running, and is DATABASE_URL right?`;
  return error.stack ?? error.message;
}

main().catch((error: unknown) => {
  say(told(error));
  process.exit(1);
});
