import { describe, expect, it } from "vitest";
import { desired } from "../../src/app/meeting/outbox.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { textsOf } from "../cards/cardParts.ts";
import { as, meetingIn, PEOPLE, type Played, play } from "../support/meeting.ts";

const nils = { ...PEOPLE[1], id: "nils", name: "Nils Moe", teamsId: "29:nils" } as Participant;
const joins = (participant: Participant) => as(participant.id, { type: "join", participant });

/** What somebody who comes is told in private. */
async function told({ state, nowMs }: Played, id: string) {
  if (state.status === "none") return [];
  const to = desired(state, nowMs).filter((one) => one.to !== "chat" && one.to.personId === id && one.mode === "once");
  return Promise.all(
    to.filter(({ key }) => key.startsWith("late:")).map(async ({ draw }) => (await draw(undefined)).card),
  );
}

describe("somebody who comes late", () => {
  it("is told in private where the meeting is, and what it has come to", async () => {
    const [card, ...more] = await told(play([joins(nils)], meetingIn("tiltak")), "nils");
    expect(more).toEqual([]);
    expect(textsOf(card)).toEqual(
      expect.arrayContaining([
        "Fase 6 av 8 · Tiltak",
        expect.stringContaining("mange elevar på mellomtrinnet står utanfor i storefri"),
        "«Få vaksne ute i storefri»",
        "Randi Fjell",
        "Møtet sluttar etter planen kl. 10.00",
      ]),
    );
    expect(JSON.stringify(card).length).toBeLessThan(6_000);
  });

  it("is told once, soon, and not what others already know", async () => {
    const joined = play([joins(nils)], meetingIn("tiltak"));
    expect(await told(joined, "olav")).toEqual([]);
    expect(await told(play([{ minutes: 6 }], joined), "nils")).toEqual([]);
    const back = play([as("nils", { type: "leave", personId: "nils" }), { minutes: 6 }, joins(nils)], joined);
    expect(await told(back, "nils")).toEqual([]);
  });

  it("is not told anything while people gather, nor where there is no way to them", async () => {
    expect(await told(play([joins(nils)], meetingIn("roles")), "nils")).toEqual([]);
    const guest = { ...nils, hasApp: false };
    expect(await told(play([joins(guest)], meetingIn("tiltak")), "nils")).toEqual([]);
  });
});
