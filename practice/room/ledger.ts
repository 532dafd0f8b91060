/** What went over the wire, for tests and for whoever wonders: the newest entries, in memory only. */

export interface LedgerEntry {
  /** On the real clock. */
  readonly atMs: number;
  /** `create` … `notification`: asked of the connector by the bot. `activity`, `invoke`: sent to the bot. */
  readonly what:
    | "create"
    | "send"
    | "update"
    | "delete"
    | "members"
    | "meeting"
    | "notification"
    | "activity"
    | "invoke";
  readonly chatId?: string;
  /** Of the message or activity; none when it was refused. */
  readonly activityId?: string;
  /** The HTTP status that it was answered with; 0 when no answer came. */
  readonly status: number;
  /** The body: an activity, or the parameters of a new conversation. */
  readonly body?: unknown;
}

const KEEP = 5_000;

export class Ledger {
  readonly #entries: LedgerEntry[] = [];

  add(entry: Omit<LedgerEntry, "atMs">): void {
    this.#entries.push({ atMs: Date.now(), ...entry });
    if (this.#entries.length > KEEP) this.#entries.shift();
  }

  /** Oldest first. */
  get entries(): readonly LedgerEntry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
