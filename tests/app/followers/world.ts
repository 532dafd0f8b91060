/** A school with a stafettlogg, whose jobs run when they are due by a clock that the test moves. */

import { einingAggregate } from "../../../src/app/einings/aggregate.ts";
import { einingWorker } from "../../../src/app/einings/jobs.ts";
import { followerAggregate } from "../../../src/app/followers/aggregate.ts";
import { followers } from "../../../src/app/followers/followers.ts";
import { followerWorker } from "../../../src/app/followers/jobs.ts";
import { jobRunner, senderOf } from "../../../src/app/jobs.ts";
import type { Chat } from "../../../src/app/ports/chats.ts";
import type { Change } from "../../../src/app/ports/events.ts";
import type { FiguresStore } from "../../../src/app/ports/figures.ts";
import type { QueuedJob } from "../../../src/app/ports/jobs.ts";
import type { MessageLedger, SentMessage } from "../../../src/app/ports/messages.ts";
import { entryAggregate } from "../../../src/app/stafettlogg/aggregate.ts";
import { entries } from "../../../src/app/stafettlogg/entries.ts";
import { entryWorker } from "../../../src/app/stafettlogg/jobs.ts";
import type { EiningJob } from "../../../src/einings/jobs.ts";
import type { Eining } from "../../../src/einings/state.ts";
import type { Ask } from "../../../src/stafettlogg/commands.ts";
import { OPEN, SCHOOL_NOW } from "../../support/entry.ts";
import {
  fakeChats,
  fakeClock,
  fakeInbox,
  fakeMailer,
  fakeMessenger,
  fakeStore,
  personalChat,
  quiet,
} from "../fakes.ts";

interface Waiting {
  readonly job: QueuedJob;
  readonly dueAtMs: number;
}

export function world({
  startMs,
  eining = SCHOOL_NOW,
  chats: known = ["leader", "siri", "kari", "nora"].map((id) => personalChat(id)),
}: {
  readonly startMs: number;
  readonly eining?: Eining;
  readonly chats?: readonly Chat[];
}) {
  const clock = fakeClock(startMs);
  const store = fakeStore();
  const messenger = fakeMessenger();
  const mailer = fakeMailer();
  const chats = fakeChats(...known);
  const messages = ledgerOfMany();
  const ids = new Set<string>();
  const waiting = new Map<string, Waiting>();
  let school = eining;
  const put = (jobs: readonly QueuedJob[], waitMs = 0) => {
    for (const job of jobs) {
      const dueAtMs = Math.max(clock.nowMs + waitMs, job.dueAtMs ?? 0);
      if (!waiting.has(job.key)) waiting.set(job.key, { job, dueAtMs });
    }
  };
  store.faultAfter = ({ jobs }: Change) => put(jobs);
  const queue = {
    send: async (jobs: readonly QueuedJob[], dueAtMs = 0) => put(jobs, dueAtMs - clock.nowMs),
    sendIn: async (jobs: readonly QueuedJob[], waitMs: number) => put(jobs, waitMs),
  };
  const einings = { find: async () => school };
  const all = entries({ history: store, entries: { busyIn: async () => [] }, einings }, clock);
  const people = followers(store, clock);
  const parts = {
    entries: all,
    einings,
    followers: people,
    followed: {
      async of(entryId: string) {
        const rows = new Map(store.changes.map(({ stream, rows }) => [stream, rows.followed ?? []]));
        return [...rows.values()].flat().filter((row) => row.entryId === entryId) as unknown as {
          followerId: string;
          tiltakId: string;
        }[];
      },
    },
    entryQueue: senderOf(entryAggregate, queue),
    followerQueue: senderOf(followerAggregate, queue),
    clock,
    chats,
    messenger,
    messages,
    meetings: { find: async () => undefined },
    mailer,
    inbox: fakeInbox(),
    sender: { name: "BTI", email: "bti@kommune.example" },
    mailDomain: "kommune.example",
    mailPolicy: { senderDomain: "kommune.example" },
    realMs: () => clock.nowMs,
    log: quiet,
    renderer: { render: () => Promise.reject(new Error("no files are asked for")) },
    targetedMessages: false,
  };
  const run = jobRunner({
    entry: entryWorker(parts),
    follower: followerWorker({ ...parts, queue: parts.followerQueue }),
    eining: einingWorker({
      ...parts,
      einings: { all: einings, store: { of: async () => [] } },
      held: { openIn: async () => [...ids], heldBy: async () => [...ids] },
      figures: { tiltakOf: async () => [] } as unknown as FiguresStore,
      workbook: () => Promise.reject(new Error("no figures are asked for")),
    }),
  });

  return {
    clock,
    store,
    messenger,
    mailer,
    messages,
    chats,
    followers: people,
    entries: all,
    /** The school is like this from now on. */
    becomes(now: Eining) {
      school = now;
    },
    ask: (entryId: string, ask: Ask) => all.handle(entryId, ask),
    open(entryId: string) {
      ids.add(entryId);
      return all.handle(entryId, { ...OPEN, by: "leader" });
    },
    /** What the school's own jobs do. */
    einingJob: (job: EiningJob) => run(einingAggregate.queued(job)),
    /** Lets the time pass until `untilMs`, and does what comes due; each job when its time has come. One that throws waits again. */
    async until(untilMs: number) {
      for (;;) {
        const next = [...waiting].toSorted(([, a], [, b]) => a.dueAtMs - b.dueAtMs)[0];
        if (next === undefined || next[1].dueAtMs > untilMs) break;
        waiting.delete(next[0]);
        clock.nowMs = Math.max(clock.nowMs, next[1].dueAtMs);
        await run(next[1].job).catch((error: unknown) => {
          waiting.set(next[0], { ...next[1], dueAtMs: clock.nowMs });
          throw error;
        });
      }
      clock.nowMs = Math.max(clock.nowMs, untilMs);
    },
    /** The process is gone until then: what came due waits. */
    sleepUntil(untilMs: number) {
      clock.nowMs = untilMs;
    },
  };
}

function ledgerOfMany(): MessageLedger {
  const rows = new Map<string, SentMessage>();
  const at = (stream: string, key: string) => `${stream} ${key}`;
  return {
    all: async (stream) => [...rows.values()].filter((row) => row.stream === stream),
    save: async (message) => void rows.set(at(message.stream, message.key), message),
    async found(stream, key, activityId) {
      const row = rows.get(at(stream, key));
      if (row?.status !== "sending") return false;
      rows.set(at(stream, key), { ...row, status: "sent", activityId });
      return true;
    },
    streamsWith: async () => [],
  };
}
