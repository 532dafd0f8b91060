/** The store: one PostgreSQL dialect, embedded in a folder or on a server. Only `main` and tests open it. */
import type { ChatStore, Clock, JobQueue, Log, MeetingStore, MessageLedger, Records } from "../app/ports.ts";
import { openFolder, openServer } from "./client.ts";
import { openClock } from "./clock.ts";
import { meetingStore } from "./events.ts";
import { reached } from "./faults.ts";
import { openBoss, queueOn } from "./queue.ts";
import { chatStore, messageLedger } from "./readModels.ts";
import { recordsOf } from "./records.ts";

/** Where the data lives: a folder of this machine (PGlite), or a PostgreSQL server. */
export type Location = { readonly dataDir: string } | { readonly databaseUrl: string };

export interface StoreOptions {
  /** How many times faster than real time the product's clock runs; 1 in production. */
  readonly clockSpeed: number;
  readonly log: Log;
  /** The machine's clock, in milliseconds since 1970; `Date.now` when left out. */
  readonly readRealMs?: () => number;
}

export interface Store {
  readonly meetings: MeetingStore;
  readonly chats: ChatStore;
  readonly messages: MessageLedger;
  readonly records: Records;
  readonly queue: JobQueue;
  readonly clock: Clock;
  /** Stops the queue, waiting for the jobs that run, then closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the store and brings its tables up to date: some 3 s the first time in a folder, well under 1 s later.
 * Throws FolderInUse when another process has the folder, Unreachable("database") when the server doesn't answer.
 */
export async function openStore(location: Location, options: StoreOptions): Promise<Store> {
  const { clockSpeed, log, readRealMs = Date.now } = options;
  const database =
    "dataDir" in location ? await openFolder(location.dataDir) : await openServer(location.databaseUrl, log);
  const { prisma } = database;
  try {
    const boss = await reached(openBoss(database, log));
    const clock = await reached(openClock(prisma, clockSpeed, readRealMs));
    const queue = queueOn(database, boss, clock, log);
    return {
      meetings: meetingStore(prisma, queue),
      chats: chatStore(prisma),
      messages: messageLedger(prisma),
      records: recordsOf(database),
      queue,
      clock,
      async close() {
        await queue.stop();
        await boss.stop({ graceful: false });
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
