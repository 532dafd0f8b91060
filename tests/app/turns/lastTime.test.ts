import { describe, expect, test } from "vitest";
import { fromLastTime, lastMeeting } from "../../../src/app/turns/lastTime.ts";
import { Unreadable } from "../../../src/errors.ts";
import type { KnownMeeting } from "../../../src/meeting/state.ts";
import { activeOf, as, INFO, PEOPLE, play, start } from "../../support/meeting.ts";

const said = as("leader", {
  type: "setRoles",
  people: [
    { personId: "kari", teneste: "nav" },
    { personId: "siri", teneste: "eining" },
  ],
});
const held = (eining: string) => activeOf(play([start({ eining }), said]));

/** A leader who has led these, newest first; one that can't be read is undefined. */
function led(...meetings: readonly (KnownMeeting | undefined)[]) {
  const rows = meetings.map((_, at) => ({
    ...INFO,
    meetingId: `m${at}`,
    active: false,
    leaderId: "leader",
    startedAtMs: 0,
  }));
  const find = async (id: string) => {
    const meeting = meetings[Number(id.slice(1))];
    if (meeting === undefined) throw new Unreadable({ stream: id, version: 1, type: "", fault: "v" });
    return meeting;
  };
  return { store: { ledBy: async () => rows }, meetings: { find } } as unknown as Parameters<typeof lastMeeting>[0];
}

describe("from the unit's last meeting", () => {
  test("people have the teneste that was said of them then", () => {
    const people = fromLastTime(PEOPLE, held("Vik skule"));
    expect(people.find(({ id }) => id === "kari")?.teneste).toBe("nav");
    expect(people.find(({ id }) => id === "siri")).toMatchObject({ teneste: "eining", confirmed: true });
  });

  test("nothing is known of those of whom nothing was said, nor of those who were not there", () => {
    const olav = PEOPLE.find(({ id }) => id === "olav");
    const stranger = { ...PEOPLE[0], id: "ny", teamsId: "29:ny" } as (typeof PEOPLE)[number];
    expect(fromLastTime([stranger], held("Vik skule"))).toEqual([stranger]);
    expect(fromLastTime(olav ? [olav] : [], held("Vik skule"))).toEqual([olav]);
    expect(fromLastTime(PEOPLE, undefined)).toEqual(PEOPLE);
  });

  test("it is the newest one of the same name that counts, however it is typed", async () => {
    const [vik, nes] = [held("Vik skule"), held("Nes barnehage")];
    expect(await lastMeeting(led(vik, nes), "leader", " nes  barnehage")).toBe(nes);
    expect(await lastMeeting(led(vik, nes), "leader")).toBe(vik);
    expect(await lastMeeting(led(vik), "leader", "Dal skule")).toBeUndefined();
  });

  test("a meeting that can't be read is passed over", async () => {
    const vik = held("Vik skule");
    expect(await lastMeeting(led(undefined, vik), "leader")).toBe(vik);
  });
});
