/** What has happened, read from the database beside the bot. */
import pg from "pg";
import { type Aggregate, idIn } from "../../src/app/aggregate.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";

export interface Replayed<State, Event> {
  readonly events: readonly Event[];
  readonly state: State;
}

export interface Reader {
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  /** All of a kind, by id. */
  replayed<State, Event>(of: Readable<State, Event>): Promise<ReadonlyMap<string, Replayed<State, Event>>>;
}

type Readable<State, Event> = Pick<Aggregate<State, never, Event, never>, "kind" | "initial" | "evolve" | "fromStored">;

export async function readingFrom<T>(databaseUrl: string, read: (reader: Reader) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const rows = async <R>(sql: string, values: readonly unknown[] = []) =>
    (await client.query(sql, [...values])).rows as R[];
  try {
    return await read({
      rows,
      async replayed({ kind, initial, evolve, fromStored }) {
        const all = await rows<{ stream: string; body: StoredEvent }>(
          "SELECT stream_id AS stream, body FROM event WHERE starts_with(stream_id, $1) ORDER BY stream_id, version",
          [`${kind}/`],
        );
        const streams = Map.groupBy(all, ({ stream }) => stream);
        return new Map(
          [...streams].map(([stream, of]) => {
            const events = of.map(({ body }, index) => fromStored(body, { stream, version: index + 1 }));
            return [idIn(stream), { events, state: events.reduce(evolve, initial) }];
          }),
        );
      },
    });
  } finally {
    await client.end();
  }
}
