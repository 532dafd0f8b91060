import { connect, createServer, type Socket } from "node:net";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import { idIn } from "../../src/app/aggregate.ts";
import { Conflict, Unreachable } from "../../src/errors.ts";
import { openStore } from "../../src/store/store.ts";
import { databaseMissing, engine, freshDatabase, freshStore, silent } from "./database.ts";
import { handler } from "./handler.ts";
import { change, render } from "./samples.ts";

const OPTIONS = { clockSpeed: 1, log: silent };

/** A way to the server that can be closed, or lead nowhere without a word, and opened again. */
async function gate(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => client.destroy());
    client.pipe(upstream).pipe(client);
  });
  const open = (onPort: number) => new Promise<void>((resolve) => server.listen(onPort, "127.0.0.1", resolve));
  await open(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const through = new URL(databaseUrl);
  through.port = String(address.port);
  return {
    databaseUrl: through.href,
    open: () => open(address.port),
    silence() {
      for (const socket of sockets) socket.pause().unpipe();
      server.on("connection", (client) => client.pause().unpipe());
      server.removeAllListeners("connection").on("connection", (client) => sockets.add(client));
    },
    /** So many who come are turned away at once, as by a server that is being started again. */
    refuse(times: number) {
      const [lead] = server.listeners("connection") as ((client: Socket) => void)[];
      let left = times;
      server.removeAllListeners("connection").on("connection", (client) => {
        left -= 1;
        left < 0 ? lead?.(client) : client.destroy();
      });
      for (const socket of sockets) socket.destroy();
      return () => Math.max(0, left);
    },
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** A store on a database of its own, and the way from one to the other. */
async function behindGate() {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  if (!("databaseUrl" in database.location)) throw new Error("not on a server");
  const way = await gate(database.location.databaseUrl);
  onTestFinished(way.close);
  const store = await openStore({ databaseUrl: way.databaseUrl }, OPTIONS);
  return { way, store };
}

/** What breaks with its line is told, as something that may have arrived; what comes after it waits. */
async function onceLinesAreNew<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof Unreachable && error.mayHaveArrived)) throw error;
    }
  }
}

describe.skipIf(databaseMissing || engine !== "postgres")("a PostgreSQL server", () => {
  it("may go away for a while: everything fails as a fault that passes, then all goes on, jobs too", async () => {
    const { way, store } = await behindGate();
    const { handle, next } = handler();
    await store.queue.start(handle);
    await store.history.append(change("m", { jobs: [render("before")] }));
    const before = await next();

    way.close();
    const asked = [
      () => store.history.append(change("m", { expectedVersion: 1 })),
      () => store.history.load("meeting/m", 0),
      () => store.chats.find("chat"),
      () => store.queue.send([render("lost")]),
    ];
    // Twice: first on connections that break, then on new ones that are refused.
    for (const _time of [1, 2])
      await Promise.all(asked.map((ask) => expect(ask()).rejects.toBeInstanceOf(Unreachable)));
    // Who had no connection has written nothing.
    await expect(asked[0]?.()).rejects.toMatchObject({ mayHaveArrived: false });
    before.end();

    await way.open();
    expect(await store.history.append(change("m", { expectedVersion: 1, jobs: [render("after")] }))).toBe("appended");
    const after = await next();
    expect(after.job).toEqual(render("after"));
    after.end();
    await store.close();
  });

  it("may be started again: whoever asks meanwhile is served when it is back, and notices nothing", async () => {
    const { way, store } = await behindGate();
    const toBeRefused = way.refuse(3);
    expect(await onceLinesAreNew(() => store.history.append(change("m")))).toBe("appended");
    expect(await store.history.load("meeting/m", 0)).toHaveLength(1);
    expect(toBeRefused()).toBe(0);
    await store.close();
  });

  it("may be silent: whoever asks is told within five seconds, the next one too, and all goes on with a new connection", async () => {
    const { way, store } = await behindGate();
    await store.history.append(change("m"));
    way.silence();
    // On a line that is open a change may have arrived.
    const onOpenLine = store.history.append(change("m", { expectedVersion: 1 }));
    await expect(onOpenLine).rejects.toMatchObject({ mayHaveArrived: true });
    for (let again = 0; again < 2; again += 1) {
      const askedMs = performance.now();
      const asked = [
        ...Array.from({ length: 12 }, () => store.history.load("meeting/m", 0)),
        store.history.append(change("m", { expectedVersion: 1 })),
        store.rates.reserve("chat", undefined, 0),
      ];
      for (const outcome of await Promise.allSettled(asked)) {
        expect(outcome).toMatchObject({ status: "rejected", reason: { name: "Unreachable", reason: "database" } });
      }
      expect(performance.now() - askedMs).toBeLessThan(6_500);
    }
    way.close();
    await store.close();
  });

  it("may hold a table for long: the write is given up in time, and does not come true afterwards", async () => {
    const { store, database } = await freshStore();
    if (!("databaseUrl" in database.location)) throw new Error("not on a server");
    await store.history.append(change("m"));
    const holder = new pg.Client({ connectionString: database.location.databaseUrl });
    await holder.connect();
    await holder.query("BEGIN; LOCK TABLE event");
    const late = store.history.append(change("m", { expectedVersion: 1 }));
    await expect(late).rejects.toMatchObject({ name: "Unreachable", reason: "database" });
    await holder.query("COMMIT");
    await holder.end();
    expect(await store.history.load("meeting/m", 0)).toHaveLength(1);
  });

  it("may cut connections in the middle of writes: each is written once or fails, and none is half there", async () => {
    const { store, database } = await freshStore();
    const names = Array.from({ length: 100 }, (_, i) => `m ${i}`);
    const write = (name: string) => store.history.append(change(name, { jobs: [render(name)] }));
    const writing = Promise.allSettled(names.map(write));
    await database.cut();
    for (const outcome of await writing) {
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(Unreachable);
    }
    // Again: what was written, acknowledged or not, answers with a conflict.
    for (const outcome of await Promise.allSettled(names.map(write))) {
      if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(Conflict);
    }
    const missing = new Set(names);
    for (const name of names) expect(await store.history.load(`meeting/${name}`, 0)).toHaveLength(1);
    await new Promise<void>((resolve) =>
      store.queue.start(async ({ stream }) => {
        expect(missing.delete(idIn(stream))).toBe(true);
        if (missing.size === 0) resolve();
      }),
    );
  });

  it("takes two processes that start on an empty database at the same time", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const stores = await Promise.all([openStore(database.location, OPTIONS), openStore(database.location, OPTIONS)]);
    await Promise.all(stores.map((store, i) => store.history.append(change(`m${i}`))));
    for (const store of stores) await store.close();
  });
});
