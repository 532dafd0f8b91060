import { describe, expect, it } from "vitest";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { meetingStream } from "../../src/app/meeting/stream.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";
import type { QueuedJob } from "../../src/app/ports/jobs.ts";
import { Unreadable } from "../../src/errors.ts";
import { jobFromStored } from "../../src/stored/meeting/jobs.ts";
import { INFO, PEOPLE } from "../support/meeting.ts";
import { databaseMissing, silent, useStore } from "./database.ts";
import { handler } from "./handler.ts";
import { change, render } from "./samples.ts";

const SECRET = "Det gjeld Nora";
const by = { by: "leader", atMs: 1 };
const started = (meetingId: string): StoredEvent => {
  const info = { ...INFO, meetingId, chatId: `chat of ${meetingId}` };
  return { type: "meetingStarted", v: 1, ...by, body: { info, leaderId: "leader", people: PEOPLE } };
};
const entered = { type: "phaseEntered", v: 1, ...by, body: { phase: "roles", plannedMs: 1 } };
const spoilt = { type: "described", v: 1, ...by, body: { description: { what: SECRET } } };

describe.skipIf(databaseMissing)("what is stored and can't be understood", () => {
  const lines: unknown[] = [];
  const log = {
    ...silent,
    warn: (event: string, fields = {}) => void lines.push([event, fields]),
    error: (event: string, fields = {}) => void lines.push([event, fields]),
  };
  const store = useStore({ log });
  const all = () => meetings(store(), store().clock);

  it("an event stops its own meeting with a fault that says which, and no other", async () => {
    await store().history.append(change("spoilt", { events: [started("spoilt"), entered, spoilt] }));
    await store().history.append(change("sound", { events: [started("sound"), entered] }));
    const fault: unknown = await all()
      .find("spoilt")
      .catch((error) => error);
    expect(fault).toBeInstanceOf(Unreadable);
    expect(fault).toMatchObject({
      at: { stream: "meeting/spoilt", version: 3, type: "described", fault: "description" },
      message: "meeting/spoilt 3 described: description",
    });
    expect(await all().find("sound")).toMatchObject({ status: "active" });
  });

  it("an edition says which it is; the others are read", async () => {
    const document = { language: "nn-NO", title: "T", eining: "E", topic: "T", date: "2027-03-02" } as const;
    const sound = { ...document, edition: 1, madeAtMs: 1, blocks: [] };
    const broken = { ...sound, edition: 2, blocks: [{ kind: "song", text: SECRET }] };
    const edition = [
      { number: 1, document: sound },
      { number: 2, document: broken },
    ];
    await store().history.append(change("sent", { documents: { edition } }));
    const stream = meetingStream("sent");
    expect(await store().meetings.edition(stream, 1)).toEqual(sound);
    await expect(store().meetings.edition(stream, 2)).rejects.toMatchObject({
      at: { stream: "meeting/sent", version: 2, type: "edition", fault: "blocks" },
    });
  });

  it("a job is told of and tried again later, and the others are run", async () => {
    const { queue } = store();
    const { handle, next } = handler();
    const unknown = { ...render("m"), body: { kind: "render", meetingId: "m", song: SECRET } };
    await queue.send([unknown]);
    await queue.send([render("other")]);
    await queue.start(async (job) => {
      jobFromStored(job.body);
      await handle(job);
    });
    const { job, end } = await next();
    expect(job).toEqual(render("other"));
    end();
    await queue.stop();
    expect(lines).toMatchObject([
      ["job.failed", { kind: "render", code: "Unreadable", stream: "jobs", version: 1, fault: "form", tries: 1 }],
    ]);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });

  it("a row of the queue is told of by queue and id, and waits; the others are run", async () => {
    lines.splice(0);
    const { queue } = store();
    const { handle, next } = handler();
    await queue.send([
      { ...render("strange"), song: SECRET } as QueuedJob,
      { ...render("m"), key: "a", correlationId: 7 as never },
    ]);
    await queue.send([render("sound")]);
    await queue.start(handle);
    const { job, end } = await next();
    expect(job).toEqual(render("sound"));
    end();
    await queue.stop();
    const where = expect.stringMatching(/^jobs\/[0-9a-f-]{36}$/);
    expect(lines).toHaveLength(2);
    for (const fault of ["form", "correlationId"]) {
      expect(lines).toContainEqual([
        "job.failed",
        expect.objectContaining({ code: "Unreadable", stream: where, type: "job", fault, tries: 1 }),
      ]);
    }
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });
});
