import { describe, expect, it } from "vitest";
import { findAddresses } from "../../src/app/meeting/addresses.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import type { Directory } from "../../src/app/ports/people.ts";
import { Unreachable } from "../../src/errors.ts";
import type { MeetingEvent } from "../../src/meeting/events.ts";
import { completedMeeting, meetingIn, type Played } from "../support/meeting.ts";
import { fakeClock, fakeLog, fakeQueue, fakeStore } from "./fakes.ts";

/** A meeting where Kari's address was not told. */
function around(addresses: Directory["addresses"] | undefined, played: Played = completedMeeting()) {
  const store = fakeStore();
  const events = played.events.map((event): MeetingEvent => {
    if (event.type !== "meetingStarted") return event;
    const people = event.people.map(({ email, ...p }) =>
      p.id === "kari" || email === undefined ? p : { ...p, email },
    );
    return { ...event, people };
  });
  store.seed("m1", { ...played, events });
  const clock = fakeClock(played.nowMs);
  const parts = {
    meetings: meetings(store, clock),
    clock,
    queue: fakeQueue(),
    log: fakeLog(),
    directory: addresses && { addresses },
  };
  const job = { kind: "addresses", meetingId: "m1", attempt: 1 } as const;
  return { ...parts, run: (attempt = 1) => findAddresses(parts, { ...job, attempt }), changes: store.changes };
}

describe("an address that Teams did not tell", () => {
  it("is found by the person's id, however it is written", async () => {
    const asked: string[] = [];
    const { run, changes } = around(async (chatId) => {
      asked.push(chatId);
      return new Map([["kari", "kari@skule.example"]]);
    });
    await run();
    expect(asked).toEqual(["19:chat"]);
    expect(changes.flatMap((c) => c.events)).toMatchObject([
      { type: "addressesFound", body: { addresses: { kari: "kari@skule.example" } } },
    ]);
    await run();
    expect(changes).toHaveLength(1);
  });

  it("is left to the leader where the directory may not be asked, with one line in the log", async () => {
    const { run, changes, log, queue } = around(async () => {
      throw new Unreachable("denied", { permanent: true });
    });
    await run();
    expect([changes, queue.later, log.lines]).toEqual([[], [], ["warn addresses.notFound"]]);
  });

  it("is looked for again later where the directory does not answer", async () => {
    const { run, queue, log } = around(async () => {
      throw new Unreachable("unreachable", { permanent: false });
    });
    await run();
    expect(queue.later).toMatchObject([{ job: { kind: "addresses", attempt: 2 } }]);
    await run(10);
    expect(log.lines).toEqual(["warn addresses.notFound"]);
  });

  it("is not looked for without a directory, nor while the meeting goes on", async () => {
    const never = () => Promise.reject(new Error("nobody is to ask"));
    await around(undefined).run();
    await around(never, meetingIn("roles")).run();
  });
});
