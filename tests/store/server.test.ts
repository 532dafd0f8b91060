import { describe, expect, it } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { openStore } from "../../src/store/store.ts";
import { databaseMissing, engine, freshDatabase, freshStore, silent } from "./database.ts";
import { change, event, render } from "./samples.ts";

describe.skipIf(databaseMissing || engine !== "postgres")("a PostgreSQL server", () => {
  it("that does not answer is a fault that passes", async () => {
    const nobody = openStore({ databaseUrl: "postgres://nobody@127.0.0.1:1/none" }, { clockSpeed: 1, log: silent });
    await expect(nobody).rejects.toMatchObject({ name: "Unreachable", reason: "database", permanent: false });
  });

  it("may drop every connection: what was under way fails as a fault that passes, and all goes on", async () => {
    const { store, database } = await freshStore();
    let handled = 0;
    await store.queue.start(async () => void handled++);
    let version = 0;
    const faults: unknown[] = [];
    for (const _cut of [1, 2, 3]) {
      const writing = Promise.all(
        Array.from({ length: 40 }, (_, i) =>
          store.meetings
            .append(change(`m ${version} ${i}`, { jobs: [render(`m ${version} ${i}`)] }))
            .catch((e) => faults.push(e)),
        ),
      );
      await database.cut();
      await writing;
      version += 1;
    }
    for (const fault of faults) expect(fault).toBeInstanceOf(Unreachable);
    await store.meetings.append(change("after", { events: [event("after")] }));
    expect(await store.meetings.load("after", 0)).toEqual([event("after")]);
    const before = handled;
    const more = new Promise<void>((resolve) => {
      const look = () => (handled > before ? resolve() : setImmediate(look));
      look();
    });
    await store.queue.send([render("after")]);
    await more;
  });

  it("takes two processes that start on an empty database at the same time", async () => {
    const database = await freshDatabase();
    const open = () => openStore(database.location, { clockSpeed: 1, log: silent });
    const stores = await Promise.all([open(), open()]);
    await Promise.all(stores.map((store, i) => store.meetings.append(change(`m${i}`))));
    for (const store of stores) await store.close();
    await database.drop();
  });
});
