/** The queue was once called `meeting`, and its rows held a meeting's job and nothing else. */
import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { beside } from "../privacy/tables.ts";
import { databaseMissing, freshDatabase, silent } from "./database.ts";
import { handler } from "./handler.ts";
import { mail, render } from "./samples.ts";

it.skipIf(databaseMissing)("jobs of the former queue are run, each once", async () => {
  const database = await freshDatabase();
  onTestFinished(database.drop);
  const open = () => openStore(database.location, { clockSpeed: 1, log: silent });
  const first = await open();
  await first.queue.send([mail("m", "kari"), render("m"), render("twice")]);
  await first.close();

  const { query, close } = await beside(database.location);
  await query("SELECT pgboss.create_queue('meeting', '{\"policy\": \"short\"}')");
  await query("UPDATE pgboss.job SET name = 'meeting'");
  await query("UPDATE pgboss.job SET data = data -> 'body' WHERE data ->> 'kind' = 'mail'");
  // As where a process of the former release was started once more, beside what waits in today's queue already.
  await query(`INSERT INTO pgboss.job (name, data, singleton_key, policy)
    SELECT 'jobs', data, singleton_key, policy FROM pgboss.job WHERE data ->> 'stream' = 'meeting/twice'`);
  await close();

  const second = await open();
  onTestFinished(() => second.close());
  const { handle, next } = handler();
  await second.queue.start(handle);
  const begun = [await next(), await next(), await next()];
  expect(begun.map(({ job }) => `${job.kind} ${job.stream}`).toSorted()).toEqual([
    "mail meeting/m",
    "render meeting/m",
    "render meeting/twice",
  ]);
  expect(begun.find(({ job }) => job.kind === "mail")?.job.body).toEqual(mail("m", "kari").body);
  for (const { end } of begun) end();
  await second.queue.stop();
  await second.queue.send([render("last")]);
  await second.queue.start(handle);
  const last = await next();
  expect(last.job.stream).toBe("meeting/last");
  last.end();
  await second.queue.stop();
});
