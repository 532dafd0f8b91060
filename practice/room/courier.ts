/**
 * Brings activities to the bot as Teams does (PLATFORM §3): one at a time within a chat, again when the turn was too
 * slow, later when nobody is there. Invokes are different: somebody waits for the answer, so they are sent at once, and
 * again only when the answer can't be read.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { FailureCode } from "../api/answers.ts";
import type { Ledger } from "./ledger.ts";
import type { TeamsActivity } from "./teamsActivity.ts";
import type { World } from "./world.ts";

const AGAIN_AFTER_MS = 100;
/** A turn that is too slow is sent once more, then Teams lets it go. */
const MAX_SLOW = 2;
const COME_BACK: readonly number[] = [502, 503, 504];

export interface CourierOptions {
  readonly world: World;
  readonly ledger: Ledger;
  /** Resolves with the bot's address, without a slash at the end, once it is running; rejects when `signal` aborts. */
  readonly botUrl: (signal: AbortSignal) => Promise<string>;
  /** How long a turn may last before the activity is sent again. */
  readonly slowTurnMs: number;
  /** How long a person waits for the answer to an invoke. */
  readonly invokeTimeoutMs: number;
  /** The header that proves to a bot with credentials who sends this. */
  readonly authorization?: () => string;
}

export type InvokeResult =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: FailureCode };

export class Courier {
  readonly #options: CourierOptions;
  /** The end of the line in each chat. */
  readonly #lines = new Map<string, Promise<void>>();
  /** What Teams tells late, by chat. */
  readonly #late = new Map<string, TeamsActivity[]>();
  #stopped = new AbortController();

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /**
   * Sends when it is this activity's turn in the chat. The promise resolves when the bot has taken it or Teams has
   * given up; an activity that meets no bot waits for one.
   */
  send(activity: TeamsActivity): Promise<void> {
    const isMixed = this.#options.world.quirks.order === "mixed";
    if (isMixed && isComing(activity)) {
      this.#hold(activity);
      return Promise.resolve();
    }
    const late = this.#takeLate(activity.conversation.id);
    if (isMixed && activity.type === "conversationUpdate") this.#hold(activity);
    const [sent] = [activity, ...late].map((one) => {
      this.#options.world.queue(one);
      return this.#enqueue(one);
    });
    return sent ?? Promise.resolve();
  }

  #hold(activity: TeamsActivity): void {
    const { id } = activity.conversation;
    this.#late.set(id, [...(this.#late.get(id) ?? []), activity]);
  }

  #takeLate(chatId: string): readonly TeamsActivity[] {
    const late = this.#late.get(chatId) ?? [];
    this.#late.delete(chatId);
    return late;
  }

  /** Takes up what was left when the room was last closed. The connector may have got another address since. */
  resume(serviceUrl: string): void {
    const { world } = this.#options;
    for (const activity of world.state.outbox) {
      world.unqueue(activity);
      void this.send({ ...activity, serviceUrl });
    }
  }

  /** Drops what hasn't been sent; a new room begins after this. */
  forget(): void {
    this.#stopped.abort();
    this.#stopped = new AbortController();
    this.#lines.clear();
    this.#late.clear();
  }

  /**
   * Sends an invoke and gives the body of the answer; undefined when it had not a byte. Waits for a bot that is starting,
   * but not beyond the time limit.
   */
  async invoke(activity: TeamsActivity): Promise<InvokeResult> {
    const limit = AbortSignal.timeout(this.#options.invokeTimeoutMs);
    const outcome = await this.#botUrl(limit)
      .then((url) => this.#post(url, activity, limit))
      .catch(() => "noBot" as const);
    const chatId = activity.conversation.id;
    const status = typeof outcome === "string" ? 0 : outcome.status;
    this.#options.ledger.add({ what: "invoke", chatId, ...idOf(activity), status, body: activity });
    for (const late of this.#takeLate(chatId)) {
      this.#options.world.queue(late);
      void this.#enqueue(late);
    }
    if (outcome === "noBot" || outcome === "unreachable") return { ok: false, code: "unreachable" };
    if (outcome === "slow") return { ok: false, code: "timeout" };
    return status < 300 ? { ok: true, body: outcome.body } : { ok: false, code: "botError" };
  }

  #enqueue(activity: TeamsActivity): Promise<void> {
    const chatId = activity.conversation.id;
    const { signal } = this.#stopped;
    const before = this.#lines.get(chatId) ?? Promise.resolve();
    const turn = before.then(() => this.#deliver(activity, signal));
    this.#lines.set(chatId, turn);
    return turn;
  }

  /** Once `stopped`, nothing more is done: what isn't delivered stays in the outbox. */
  async #deliver(activity: TeamsActivity, stopped: AbortSignal): Promise<void> {
    const { ledger, world, slowTurnMs } = this.#options;
    let slow = 0;
    while (slow < MAX_SLOW) {
      const url = await this.#botUrl(stopped).catch(() => undefined);
      if (url === undefined) return;
      const outcome = await this.#post(url, activity, AbortSignal.any([AbortSignal.timeout(slowTurnMs), stopped]));
      if (stopped.aborted) return;
      const status = typeof outcome === "string" ? 0 : outcome.status;
      ledger.add({
        what: "activity",
        chatId: activity.conversation.id,
        ...idOf(activity),
        status,
        body: activity,
      });
      if (outcome === "slow") slow += 1;
      else if (outcome === "unreachable" || COME_BACK.includes(status)) await pause(AGAIN_AFTER_MS);
      else break;
    }
    world.unqueue(activity);
  }

  #botUrl(signal: AbortSignal): Promise<string> {
    return this.#options.botUrl(signal);
  }

  async #post(url: string, activity: TeamsActivity, signal: AbortSignal) {
    const { authorization } = this.#options;
    const headers = {
      ...(authorization && { authorization: authorization() }),
      "content-type": "application/json; charset=utf-8",
      "x-ms-conversation-id": encodeURIComponent(activity.conversation.id),
      "x-ms-tenant-id": this.#options.world.state.tenantId,
    };
    try {
      const body = JSON.stringify(activity);
      const response = await fetch(`${url}/api/messages`, { method: "POST", headers, body, signal });
      return { status: response.status, body: parse(await response.text()) };
    } catch {
      return signal.aborted ? "slow" : "unreachable";
    }
  }
}

function isComing({ name }: TeamsActivity): boolean {
  return typeof name === "string" && name.endsWith("meetingParticipantJoin");
}

function idOf({ id }: TeamsActivity) {
  return id === undefined ? {} : { activityId: id };
}

/** What isn't JSON stays as it is: text, which is no answer to anything. */
function parse(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
