import { expect, it, onTestFinished } from "vitest";
import { senderOf } from "../../src/app/jobs.ts";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { jsonLog } from "../../src/log.ts";
import { openStore } from "../../src/store/store.ts";
import { correlationId, correlationIdOf, tracing } from "../../src/trace.ts";
import { tablesOf } from "../privacy/tables.ts";
import { as, INFO, PEOPLE } from "../support/meeting.ts";
import { databaseMissing, freshDatabase, silent } from "./database.ts";

it.skipIf(databaseMissing)(
  "what came in is found again in its events, in its jobs and theirs, and in the log of what they sent",
  async () => {
    const database = await freshDatabase();
    onTestFinished(database.drop);
    const open = () => openStore(database.location, { clockSpeed: 1, log: silent });
    const store = await open();
    const lines: Record<string, unknown>[] = [];
    const log = jsonLog((line) => lines.push(JSON.parse(line)));
    const id = correlationIdOf("chat and activity");
    expect(id).toBe(correlationIdOf("chat and activity"));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);

    const start = as("leader", { type: "start", info: INFO, people: PEOPLE });
    await tracing({ correlationId: id }, () => meetings(store, store.clock).handle("m1", start));
    const queue = senderOf(meetingAggregate, store.queue);
    let again = true;
    await store.queue.start(async ({ kind, body }) => {
      log.info("sent", { kind, request: correlationId() });
      if (kind === "render" && again) {
        again = false;
        await queue.send([{ kind: "render", meetingId: String(body.meetingId), look: "check" }]);
      }
    });
    const renders = () => lines.filter(({ kind }) => kind === "render");
    await expect.poll(renders).toHaveLength(2);
    for (const line of renders()) {
      expect(line).toMatchObject({ correlationId: id, request: id, stream: "meeting/m1", jobId: expect.any(String) });
    }
    await store.close();
    const tables = await tablesOf(database.location);
    const holding = await tables.holding(new RegExp(id));
    await tables.close();
    expect(holding.event?.length).toBeGreaterThan(0);
  },
);
