/** What a pass knows of the messages of its stream, and writes down as it goes. */
import type { MessageLedger, SentMessage } from "./ports/messages.ts";

export type Row = Omit<SentMessage, "stream">;

export interface Ledger {
  get(key: string): SentMessage | undefined;
  /** Those whose key begins so. */
  under(prefix: string): readonly SentMessage[];
  save(row: Row): Promise<void>;
  /** Reads a row anew: where a message stands is also written down by whoever is shown it, while a pass goes on. */
  reread(key: string): Promise<SentMessage | undefined>;
}

export async function ledgerOf(messages: MessageLedger, stream: string): Promise<Ledger> {
  const rows = new Map((await messages.all(stream)).map((row) => [row.key, row]));
  return {
    get: (key) => rows.get(key),
    under: (prefix) => [...rows.values()].filter(({ key }) => key.startsWith(prefix)),
    async save(row) {
      const message = { ...row, stream };
      await messages.save(message);
      rows.set(row.key, message);
    },
    async reread(key) {
      const row = (await messages.all(stream)).find((one) => one.key === key);
      if (row !== undefined) rows.set(key, row);
      return row;
    },
  };
}
