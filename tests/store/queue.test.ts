import { describe, expect, it, onTestFinished } from "vitest";
import type { Log } from "../../src/app/ports/log.ts";
import { Unreachable } from "../../src/errors.ts";
import { openStore } from "../../src/store/store.ts";
import { databaseMissing, freshDatabase, freshStore, silent, useStore } from "./database.ts";
import { type Begun, handler } from "./handler.ts";
import { change, mail, render, timer } from "./samples.ts";

const logged: unknown[] = [];
const log: Log = {
  ...silent,
  warn: (event, fields) => void logged.push([event, fields?.code, fields?.tries]),
  error: (event, fields) => void logged.push([event, fields?.code, fields?.tries]),
};

describe.skipIf(databaseMissing)("a job in the queue", () => {
  /** The tests on it end every job they began and stop the queue. */
  const shared = useStore({ log });

  it("that brings a chat up to date waits once however often it is asked for, and once more while it runs", async () => {
    const store = shared();
    const { handle, next } = handler();
    await store.history.append(change("m", { jobs: [render("m")] }));
    await store.history.append(change("m", { expectedVersion: 1, jobs: [render("m"), render("m")] }));
    await store.queue.start(handle);
    const first = await next();
    await store.history.append(change("m", { expectedVersion: 2, jobs: [render("m")] }));
    await store.queue.send([render("m"), render("m")]);
    first.end();
    (await next()).end();
    await store.queue.send([render("last")]);
    const last = await next();
    expect(last.job).toEqual(render("last"));
    last.end();
    await store.queue.stop();
  });

  it("waits for the others of its meeting, not for those of other meetings", async () => {
    const { queue } = shared();
    const { handle, next } = handler();
    await queue.send([mail("m", "kari"), mail("m", "ola"), mail("other", "kari")]);
    await queue.start(handle);
    const begun = [await next(), await next()];
    expect(begun.map(({ job }) => job.stream).sort()).toEqual(["meeting/m", "meeting/other"]);
    const [inM, inOther] = begun[0]?.job.stream === "meeting/m" ? begun : begun.toReversed();
    inM?.end();
    const second = await next();
    expect(second.job.stream).toBe("meeting/m");
    expect(second.job).not.toEqual(inM?.job);
    second.end();
    inOther?.end();
    await queue.stop();
  });

  it("of one chat waits for those of that chat, and not for those of others, for timers or for mails of its meeting", async () => {
    const { queue } = shared();
    const { handle, next } = handler();
    const toKari = render("m", "kari");
    await queue.send([render("m"), mail("m", "kari"), toKari, timer("m", 0)]);
    await queue.start(handle);
    const begun = [await next(), await next(), await next(), await next()];
    expect(begun.map(({ job }) => job.kind).sort()).toEqual(["mail", "render", "render", "timer"]);
    await queue.send([render("m"), render("other")]);
    const other = await next();
    expect(other.job).toEqual(render("other"));
    for (const { end } of [...begun, other]) end();
    (await next()).end();
    await queue.stop();
  });

  it("begins although ten others hang", async () => {
    const { queue } = shared();
    const { handle, next } = handler();
    await queue.send(Array.from({ length: 12 }, (_, i) => render(`hangs ${i}`)));
    await queue.start(handle);
    const hanging: Begun[] = [];
    while (hanging.length < 12) hanging.push(await next());
    await queue.send([render("m")]);
    const last = await next();
    expect(last.job).toEqual(render("m"));
    for (const { end } of [...hanging, last]) end();
    await queue.stop();
  });

  it("begins when prompts and cards are waited for although a hundred mails hang", async () => {
    const { queue } = (await freshStore()).store;
    const { handle, next } = handler();
    await queue.send(Array.from({ length: 101 }, (_, i) => mail(`hangs ${i}`, "kari")));
    await queue.start(handle);
    const hanging: Begun[] = [];
    while (hanging.length < 40) hanging.push(await next());
    await queue.send([mail("m", "kari"), render("m"), timer("m", 0)]);
    const begun: Begun[] = [];
    // As many as mails may hold places; those that were taken together with the last of them may be some more.
    while (begun.length < 2) {
      const one = await next();
      (one.job.kind === "mail" ? hanging : begun).push(one);
    }
    expect(begun.map(({ job }) => job.kind).toSorted()).toEqual(["render", "timer"]);
    expect(hanging.length).toBeLessThan(50);
    for (const { end } of [...hanging, ...begun]) end();
    // The mails come when there is room.
    (await next()).end();
    await queue.stop();
  });

  it("that waits for an answer is told to end when the queue stops, and comes again", async () => {
    const { store } = await freshStore();
    const job = render("m");
    await store.queue.send([job]);
    const begun = Promise.withResolvers<AbortSignal>();
    await store.queue.start((_job, signal) => {
      begun.resolve(signal);
      return new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(new Error("cut off"))));
    });
    const signal = await begun.promise;
    await store.queue.stop();
    expect(signal.aborted).toBe(true);
    const again = handler();
    await store.queue.start(again.handle);
    const second = await again.next();
    expect(second.job).toEqual(job);
    second.end();
    await store.queue.stop();
  });

  it("that waits long on purpose does not stand in for one that waits a little", async () => {
    const { queue } = shared();
    const { handle, next } = handler();
    await queue.sendIn([render("m")], 60_000);
    await queue.sendIn([render("m")], 200);
    await queue.start(handle);
    (await next()).end();
    await queue.stop();
  });

  it("that is due later starts when the product's clock is there, and not before", async () => {
    const { queue, history, clock } = shared();
    const { handle, next } = handler();
    const dueAtMs = clock.now() + 300;
    await history.append(change("due", { jobs: [timer("due", dueAtMs + 1), timer("due", dueAtMs)] }));
    await queue.send([render("put off")], dueAtMs + 50);
    await queue.start(handle);
    for (const earliestMs of [dueAtMs, dueAtMs + 1, dueAtMs + 50]) {
      const { end } = await next();
      expect(clock.now()).toBeGreaterThanOrEqual(earliestMs);
      end();
    }
    await queue.stop();
  });

  it("that waits on purpose does not stand in for one that is to run at once", async () => {
    const { queue } = shared();
    const { handle, next } = handler();
    const sentAtMs = Date.now();
    await queue.sendIn([render("m")], 700);
    await queue.send([render("m")]);
    await queue.start(handle);
    const first = await next();
    first.end();
    const second = await next();
    expect([first.job, second.job]).toEqual([render("m"), render("m")]);
    expect(Date.now() - sentAtMs).toBeGreaterThanOrEqual(700);
    second.end();
    await queue.stop();
  });

  it("that fails is tried again, no earlier than the other side asked for", async () => {
    const { queue, clock } = shared();
    const { handle, next } = handler();
    logged.length = 0;
    await queue.start(handle);
    await queue.send([render("Kari")]);
    (await next()).end(new Error("Kari sa noko"));
    const second = await next();
    const failedAtMs = clock.now();
    second.end(new Unreachable("throttled", { permanent: false, retryAfterSeconds: 5 }));
    const third = await next();
    expect(third.job).toEqual(render("Kari"));
    expect(clock.now() - failedAtMs).toBeGreaterThanOrEqual(5_000);
    third.end();
    await queue.stop();
    expect(logged).toEqual([
      ["job.failed", "Error", 1],
      ["job.failed", "throttled", 2],
    ]);
  });

  it("that no retry can help is given up, and the log says why", async () => {
    const { queue } = shared();
    const { handle, next } = handler();
    logged.length = 0;
    await queue.start(handle);
    await queue.send([render("m")]);
    (await next()).end(new Unreachable("notInstalled", { permanent: true }));
    await queue.send([render("after")]);
    const after = await next();
    expect(after.job).toEqual(render("after"));
    after.end();
    await queue.stop();
    expect(logged).toEqual([["job.gaveUp", "notInstalled", 1]]);
  });

  it("starts on a fast clock as punctually", async () => {
    const { store } = await freshStore({ clockSpeed: 60 });
    const { handle, next } = handler();
    const dueAtMs = store.clock.now() + 20_000;
    await store.queue.start(handle);
    await store.history.append(change("m", { jobs: [timer("m", dueAtMs)] }));
    const { end } = await next();
    expect(store.clock.now()).toBeGreaterThanOrEqual(dueAtMs);
    end();
  });

  it("is finished before the queue stops; those that wait, many of one meeting and few of others, are there after a restart", async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const options = { clockSpeed: 1, log: silent };
    const store = await openStore(database.location, options);
    const before = handler();
    const mails = Array.from({ length: 12 }, (_, i) => mail("m", `person ${i}`));
    await store.history.append(change("m", { jobs: mails }));
    await store.queue.send([render("other")]);
    await store.queue.start(before.handle);
    // Twelve of one meeting come first in the queue, and still the other meeting's is begun beside them.
    const begun = [await before.next(), await before.next()];
    expect(begun.map(({ job }) => job.stream)).toContain("meeting/m");
    let closed = false;
    const closing = store.close().then(() => {
      closed = true;
    });
    expect(closed).toBe(false);
    for (const { end } of begun) end();
    await closing;

    const again = await openStore(database.location, options);
    const seen = begun.map(({ job }) => job);
    await new Promise<void>((resolve) =>
      again.queue.start(async (job) => {
        seen.push(job);
        if (seen.length === 13) resolve();
      }),
    );
    await again.close();
    expect(new Set(seen.map((job) => job.key)).size).toBe(13);
  });
});
