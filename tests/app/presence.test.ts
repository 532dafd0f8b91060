import { describe, expect, it } from "vitest";
import { meetings } from "../../src/app/meeting/meetings.ts";
import { askPresence } from "../../src/app/meeting/presence.ts";
import type { Chat } from "../../src/app/ports/chats.ts";
import { Unreachable } from "../../src/errors.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { meetingIn, PEOPLE, type Played, play, start } from "../support/meeting.ts";
import { CHAT, fakeChats, fakeClock, fakeQueue, fakeStore, quiet } from "./fakes.ts";

type Answer = boolean | undefined | "passing";
const IN_CALL: Chat = { ...CHAT, teamsMeetingId: "MCM" };

function asking(answers: (id: string) => Answer, played: Played = play([start()]), members = PEOPLE, chat = IN_CALL) {
  const store = fakeStore();
  store.seed("m1", played);
  const queue = fakeQueue();
  const asked: string[] = [];
  const gaps: number[] = [];
  const parts = {
    meetings: meetings(store, fakeClock(played.nowMs)),
    chats: fakeChats(chat),
    queue,
    log: quiet,
    sleep: async (ms: number) => void gaps.push(ms),
    attendance: {
      members: async () => members,
      async isInMeeting(_chat: Chat, { id }: Participant) {
        asked.push(id);
        const answer = answers(id);
        if (answer === "passing") throw new Unreachable("Throttled", { permanent: false });
        return answer;
      },
    },
  };
  const visit = played.state.status === "active" ? played.state.visit.number : 0;
  return {
    asked,
    gaps,
    queue,
    run: (more = {}) => askPresence(parts, { kind: "presence", meetingId: "m1", visit, ...more }),
    async present() {
      const meeting = await parts.meetings.find("m1");
      return meeting?.people.flatMap((p) => (p.present ? [p.id] : []));
    },
  };
}

describe("asking who is in the meeting", () => {
  it("tells the meeting who never came, asking no more than ten a second", async () => {
    const teams = asking((id) => id !== "kari");
    await teams.run();
    expect(await teams.present()).toEqual(["leader", "olav", "siri", "per"]);
    expect(teams.gaps).toEqual(PEOPLE.map(() => 100));
  });

  it("leaves the list to the leader where Teams can't say, and stops asking", async () => {
    const teams = asking(() => undefined, undefined, [
      ...PEOPLE,
      ...PEOPLE.map((p) => ({ ...p, id: `${p.id}2`, teamsId: "" })),
    ]);
    await teams.run();
    expect(await teams.present()).toEqual(PEOPLE.map((p) => p.id));
    expect(teams.asked.length).toBeLessThanOrEqual(5);
    expect(teams.queue.later).toEqual([]);
  });

  it("asks of all also where the list begins with people of whom Teams tells nothing: guests, and those without an account", async () => {
    const one = PEOPLE[1] as Participant;
    const outside = ["a", "b", "c", "d"].map((id) => ({ ...one, id: `29:${id}`, teamsId: `29:${id}` }));
    const guests = ["e", "f"].map((id) => ({ ...one, id, teamsId: `29:${id}`, guest: true as const }));
    const strangers = ["g", "h", "i"].map((id) => ({ ...one, id, teamsId: `29:${id}` }));
    const known = (id: string) => (PEOPLE.some((p) => p.id === id) ? id !== "kari" : undefined);
    const teams = asking(known, undefined, [...outside, ...guests, ...strangers, ...PEOPLE.toReversed()]);
    await teams.run();
    expect(await teams.present()).toEqual(["leader", "olav", "siri", "per"]);
  });

  it("asks nobody in a chat without a Teams meeting, nor for a phase that is over", async () => {
    const group = asking(() => false, undefined, PEOPLE, CHAT);
    await group.run();
    const old = asking(() => false, meetingIn("statusQuo"));
    await old.run({ visit: 1 });
    expect([...group.asked, ...old.asked]).toEqual([]);
  });

  it("tells what it knows when some can't be asked, and tries again quietly, three times in all", async () => {
    const teams = asking((id) => (id === "kari" ? "passing" : id !== "per"));
    await teams.run();
    expect(await teams.present()).toEqual(["leader", "olav", "siri", "kari"]);
    expect(teams.queue.later).toMatchObject([{ job: { kind: "presence", tries: 1 }, waitMs: 5_000 }]);
    await teams.run({ tries: 2 });
    expect(teams.queue.later).toHaveLength(1);
  });

  it("takes those in who are in the call and not on the list, under the id that the meeting has for others", async () => {
    const nils = { ...(PEOPLE[1] as Participant), id: "nils", teamsId: "29:nils" };
    const otherKey = PEOPLE.map((p) => (p.id === "olav" ? { ...p, id: "29:olav" } : p));
    const teams = asking(() => true, undefined, [...otherKey, nils]);
    await teams.run();
    expect(await teams.present()).toEqual([...PEOPLE.map((p) => p.id), "nils"]);
  });

  it("asks a large chat sixty at a time", async () => {
    const crowd = Array.from({ length: 130 }, (_, i) => ({
      ...(PEOPLE[1] as Participant),
      id: i === 0 ? "leader" : `p${i}`,
      teamsId: `29:${i}`,
    }));
    const teams = asking((id) => ["leader", "p1", "p2"].includes(id), play([start({}, crowd)]), crowd);
    await teams.run();
    expect(teams.asked).toHaveLength(60);
    expect(await teams.present()).toEqual(["leader", "p1", "p2"]);
  });
});
