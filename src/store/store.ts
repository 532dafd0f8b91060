/** The store: one PostgreSQL dialect, embedded in a folder or on a server. Only `main` and tests open it. */
import type { ChatStore } from "../app/ports/chats.ts";
import type { PacedClock } from "../app/ports/clock.ts";
import type { EiningStore } from "../app/ports/einings.ts";
import type { EntryStore } from "../app/ports/entries.ts";
import type { Bulk, History, ReadModels } from "../app/ports/events.ts";
import type { FiguresStore } from "../app/ports/figures.ts";
import type { FollowedStore } from "../app/ports/followed.ts";
import type { Inbox } from "../app/ports/inbox.ts";
import type { JobQueue } from "../app/ports/jobs.ts";
import type { Log } from "../app/ports/log.ts";
import type { DraftLedger } from "../app/ports/mail.ts";
import type { MeetingStore } from "../app/ports/meetings.ts";
import type { MessageLedger } from "../app/ports/messages.ts";
import type { Rates } from "../app/ports/messenger.ts";
import type { OverviewStore } from "../app/ports/overview.ts";
import type { ReadLedger } from "../app/ports/reads.ts";
import type { Records } from "../app/ports/records.ts";
import type { SentLists } from "../app/ports/sentLists.ts";
import { openFolder } from "./client.ts";
import { openClock } from "./clock.ts";
import { draftLedger } from "./drafts.ts";
import { einingStore } from "./einings.ts";
import { entryStore } from "./entries.ts";
import { bulk, history } from "./events.ts";
import { reached } from "./faults.ts";
import { figuresStore } from "./figures.ts";
import { followedStore } from "./followed.ts";
import { forgetOld } from "./forgetting.ts";
import { inbox } from "./inbox.ts";
import { meetingStore } from "./meetings.ts";
import { overviewStore } from "./overview.ts";
import { openBoss, queueOn } from "./queue.ts";
import { queueSql } from "./queueSql.ts";
import { rates } from "./rates.ts";
import { chatStore, messageLedger } from "./readModels.ts";
import { readLedger } from "./reads.ts";
import { openRealTime } from "./realTime.ts";
import { readModels } from "./rebuild.ts";
import { recordsOf } from "./records.ts";
import { readTables } from "./rows.ts";
import { sentLists } from "./sentLists.ts";
import { openServer, type ServerLocation } from "./server.ts";
import { startUpkeep } from "./upkeep.ts";

/** Where the data lives: a folder of this machine (PGlite), or a PostgreSQL server. */
export type Location = { readonly dataDir: string } | ServerLocation;

export interface StoreOptions {
  /** How many times faster than real time the product's clock runs; 1 in production. */
  readonly clockSpeed: number;
  readonly log: Log;
}

export interface Store {
  readonly history: History;
  readonly bulk: Bulk;
  readonly readModels: ReadModels;
  readonly meetings: MeetingStore;
  readonly einings: EiningStore;
  readonly entries: EntryStore;
  readonly overview: OverviewStore;
  readonly figures: FiguresStore;
  readonly followed: FollowedStore;
  readonly chats: ChatStore;
  readonly messages: MessageLedger;
  readonly records: Records;
  readonly reads: ReadLedger;
  readonly drafts: DraftLedger;
  readonly inbox: Inbox;
  readonly sentLists: SentLists;
  readonly queue: JobQueue;
  readonly rates: Rates;
  readonly clock: PacedClock;
  /** Real time as all processes on the database share it, in milliseconds since 1970. */
  readonly realMs: () => number;
  /** Both throw where that part does not work now. */
  readonly ready: { database(): Promise<void>; queue(): Promise<void> };
  /** Stops the queue, waiting for the jobs that run, then closes the database. */
  close(): Promise<void>;
}

/**
 * Opens the store and brings its tables up to date: some 3 s the first time in a folder, well under 1 s later.
 * Throws StartFault where it can't be opened.
 */
export async function openStore(location: Location, options: StoreOptions): Promise<Store> {
  const { clockSpeed: speed, log } = options;
  const database = "dataDir" in location ? await openFolder(location.dataDir) : await openServer(location, log);
  const { prisma, bossSchema } = database;
  const sql = queueSql(bossSchema);
  try {
    const boss = await reached(openBoss(database, sql, log));
    const realTime = await reached(openRealTime(database.readClockMs));
    const { rescaleWaiting, bringForward } = sql;
    const clock = await reached(openClock(prisma, { speed, readRealMs: realTime.now, rescaleWaiting, bringForward }));
    const tables = await reached(readTables(prisma));
    // What became too old while nobody was there to see to it.
    await reached(forgetOld(prisma));
    const queue = queueOn({ database, boss, sql, clock, log });
    const upkeep = startUpkeep({ realTime, database, clock, sql, log });
    return {
      history: history({ prisma, db: boss.getDb(), queue, tables }),
      bulk: bulk({ prisma, queue, tables }),
      readModels: readModels(prisma, tables),
      meetings: meetingStore(prisma),
      einings: einingStore(prisma),
      entries: entryStore(prisma),
      overview: overviewStore(prisma),
      figures: figuresStore(prisma),
      followed: followedStore(prisma),
      chats: chatStore(prisma),
      messages: messageLedger(prisma),
      records: recordsOf(database),
      reads: readLedger(prisma),
      drafts: draftLedger(prisma),
      inbox: inbox(prisma),
      sentLists: sentLists(prisma),
      queue,
      rates: rates(prisma),
      clock,
      realMs: realTime.now,
      ready: {
        database: async () => void (await database.prisma.$queryRawUnsafe("SELECT 1")),
        queue: async () => queue.requireWorking(),
      },
      async close() {
        upkeep.stop();
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
