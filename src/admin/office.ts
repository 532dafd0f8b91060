/** What the commands of those who keep the records work with. Each opens the store, does its work and closes it. */
import { userInfo } from "node:os";
import { type Einings, einings } from "../app/einings/einings.ts";
import { type Followers, followers } from "../app/followers/followers.ts";
import { type Meetings, meetings } from "../app/meeting/meetings.ts";
import type { Log } from "../app/ports/log.ts";
import { type Entries, entries } from "../app/stafettlogg/entries.ts";
import { type Config, ConfigError, readConfig } from "../config.ts";
import { StartFault, Unreachable } from "../errors.ts";
import { keepFilesPrivate } from "../process.ts";
import { FolderInUse } from "../store/folderLock.ts";
import { openStore, type Store } from "../store/store.ts";

export interface Office {
  readonly config: Config;
  readonly store: Store;
  readonly meetings: Meetings;
  readonly einings: Einings;
  readonly entries: Entries;
  readonly followers: Followers;
  /** Who runs the command, as the machine knows them. */
  readonly operator: string;
  say(line: string): void;
}

const silent: Log = { info() {}, warn() {}, error() {} };

/** What the one who typed the command did wrong; `usage` says how it is to be. */
export class Misused extends Error {}

/**
 * Runs a command with what `read` makes of the arguments, and ends the process with what it gives: 0 where all was done.
 * Faults are told in a sentence.
 */
export async function inOffice<A>(
  read: (args: string[]) => A,
  command: (office: Office, args: A) => Promise<number>,
): Promise<void> {
  keepFilesPrivate();
  try {
    const args = read(process.argv.slice(2));
    const config = readConfig(process.env);
    const store = await openStore(config.database, { clockSpeed: config.clockSpeed, log: silent });
    try {
      const allEinings = einings(store.history, store.clock);
      const office: Office = {
        config,
        store,
        meetings: meetings(store, store.clock),
        entries: entries({ ...store, einings: allEinings }, store.clock),
        einings: allEinings,
        followers: followers(store.history, store.clock),
        operator: userInfo().username,
        say: (line) => process.stdout.write(`${line}\n`),
      };
      process.exitCode = await command(office, args);
    } finally {
      await store.close();
    }
  } catch (error) {
    process.stderr.write(`${told(error)}\n`);
    process.exitCode = 1;
  } finally {
    // When all is written, and without waiting for more: the schema engine leaves a timer of ten seconds.
    process.stdout.write("", () => process.exit());
  }
}

function told(error: unknown): string {
  if (error instanceof FolderInUse)
    return "The bot is running, and the embedded database serves one process at a time. Stop the bot, and try again.";
  if (error instanceof ConfigError || error instanceof Misused || error instanceof StartFault) return error.message;
  if (error instanceof Unreachable)
    return `Could not reach the ${error.reason}. Is it running, and is DATABASE_URL right?`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
