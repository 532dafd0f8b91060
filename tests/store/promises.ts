/**
 * A second kind of aggregate, in tests only: somebody promises something in a chat, and is reminded when it is due. All
 * that such a one needs is here: rules, a projection, how its jobs are queued, messages, and who carries its jobs out.
 */
import type { Aggregate } from "../../src/app/aggregate.ts";
import { idIn, streamOf } from "../../src/app/aggregate.ts";
import type { PassParts } from "../../src/app/bring.ts";
import { type Handler, handler } from "../../src/app/handle.ts";
import { senderOf } from "../../src/app/jobs.ts";
import type { Desired, Outbox } from "../../src/app/outbox.ts";
import type { QueuedJob } from "../../src/app/ports/jobs.ts";
import { reconcile } from "../../src/app/reconcile.ts";
import { Refused } from "../../src/errors.ts";
import type { Store } from "../../src/store/store.ts";

type PromiseEvent =
  | { readonly type: "promised"; readonly chatId: string; readonly what: string; readonly dueAtMs: number }
  | { readonly type: "reminded" }
  | { readonly type: "kept" };
type PromiseCommand =
  | { readonly type: "promise"; readonly chatId: string; readonly what: string; readonly inMs: number }
  | { readonly type: "remind" }
  | { readonly type: "keep" };
type PromiseJob =
  | { readonly kind: "render"; readonly id: string }
  | { readonly kind: "remind"; readonly id: string; readonly dueAtMs: number };
export type PromiseState =
  | { readonly status: "none" }
  | {
      readonly status: "open" | "reminded" | "kept";
      readonly chatId: string;
      readonly what: string;
      readonly dueAtMs: number;
    };

const KIND = "promise";

/** Its read model, which a migration would make. */
export const TABLE = `
  CREATE TABLE promise (
    promise_id text PRIMARY KEY,
    stream_id text NOT NULL REFERENCES stream ON DELETE CASCADE,
    chat_id text NOT NULL,
    is_kept boolean NOT NULL,
    due_at timestamptz(3) NOT NULL
  )`;

const promiseAggregate: Aggregate<PromiseState, PromiseCommand, PromiseEvent, PromiseJob> = {
  kind: KIND,
  initial: { status: "none" },
  decide(command, state, nowMs) {
    if (command.type === "promise") {
      const { chatId, what, inMs } = command;
      return state.status === "none" ? [{ type: "promised", chatId, what, dueAtMs: nowMs + inMs }] : [];
    }
    if (state.status === "none") throw new Refused("noMeeting");
    if (command.type === "keep") return state.status === "kept" ? [] : [{ type: "kept" }];
    return state.status === "open" && nowMs >= state.dueAtMs ? [{ type: "reminded" }] : [];
  },
  evolve(state, event) {
    if (event.type === "promised") {
      const { chatId, what, dueAtMs } = event;
      return { status: "open", chatId, what, dueAtMs };
    }
    return state.status === "none" ? state : { ...state, status: event.type };
  },
  effects: () => [],
  looks({ id, events }) {
    const begun = events.find((event) => event.type === "promised");
    const remind = begun === undefined ? [] : [{ kind: "remind", id, dueAtMs: begun.dueAtMs } as const];
    return [{ kind: "render", id }, ...remind];
  },
  queued(job) {
    const stream = streamOf(KIND, job.id);
    const due = job.kind === "remind" ? { dueAtMs: job.dueAtMs } : {};
    const lane = `${stream} ${job.kind}`;
    return { stream, kind: job.kind, body: { ...job }, lane, key: lane, priority: 1, retries: 3, ...due };
  },
  rows({ id, after }) {
    if (after.status === "none") return {};
    const { chatId, dueAtMs, status } = after;
    const row = { promiseId: id, chatId, isKept: status === "kept", dueAt: new Date(dueAtMs).toISOString() };
    return { promise: [row] };
  },
  toStored: (event) => event,
  fromStored: (stored) => stored as unknown as PromiseEvent,
};

function outboxOf(state: PromiseState): Outbox | undefined {
  if (state.status === "none") return undefined;
  const card = (text: string) => ({ card: { type: "AdaptiveCard", text }, fallbackText: text });
  const live: Desired = {
    key: "promise",
    to: "chat",
    mode: "live",
    isCurrent: true,
    beat: state.status,
    draw: () => card(`${state.what}: ${state.status}`),
  };
  const reminder: Desired = { key: "reminder", to: "chat", mode: "once", draw: () => card(`Hugs: ${state.what}`) };
  return {
    chatId: state.chatId,
    messages: state.status === "reminded" ? [live, reminder] : [live],
    farewells: () => [],
    isOver: state.status === "kept",
    person: () => undefined,
    step: state.status,
    moved: () => card("moved"),
    started: () => card("started"),
    over: () => card("over"),
    cannotReach: () => card("cannot reach"),
  };
}

export interface Promises extends Handler<PromiseState, PromiseCommand, PromiseEvent> {
  readonly work: (job: QueuedJob) => Promise<void>;
}

export function promises(store: Store, pass: Omit<PassParts, "chats">): Promises {
  const { history, clock, chats, messages } = store;
  const all = handler(promiseAggregate, { history, clock });
  const queue = senderOf(promiseAggregate, store.queue);
  const WORK: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
    remind: (id) => all.handle(id, { type: "remind" }),
    async render(id) {
      const stream = streamOf(KIND, id);
      const { waitMs } = await reconcile({ ...pass, chats, messages }, outboxOf(await all.find(id)), { stream });
      if (waitMs > 0) await queue.sendIn([{ kind: "render", id }], waitMs);
    },
  };
  return { ...all, work: async ({ kind, stream }) => void (await WORK[kind]?.(idIn(stream))) };
}
