/** What a meeting brings to the eining that it is held in the name of. */
import { describe, expect, it } from "vitest";
import { einingOfMeeting } from "../../src/app/einings/ofMeeting.ts";
import { recognise } from "../../src/app/einings/recognise.ts";
import { newEiningId } from "../../src/app/einings/stream.ts";
import type { KnownMeeting } from "../../src/meeting/state.ts";
import { admin, person, system } from "../einings/dsl.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { INFO, meetingIn } from "../support/meeting.ts";

const meeting = (info: Partial<KnownMeeting["info"]> = {}): KnownMeeting => {
  const { state } = meetingIn("roles");
  if (state.status === "none") throw new Error("no meeting");
  return { ...state, info: { ...state.info, ...info } };
};
const facts = (name: string) => ({ name, einingKind: "school", målform: "nn" }) as const;
const found = (name: string) => admin({ type: "found", facts: facts(name), because: "administrator" });

describe("the eining of a meeting", () => {
  it("comes into being from the first one in its name, with its leader, however often it is asked", async () => {
    const parts = fakeEinings();
    const id = await einingOfMeeting(parts, meeting());
    expect(await einingOfMeeting(parts, meeting({ eining: `  ${INFO.eining.toUpperCase()} ` }))).toBe(id);
    const eining = await parts.all.find(id);
    expect(eining).toMatchObject({ name: INFO.eining, einingKind: INFO.einingKind, happened: 2 });
    expect(eining?.people).toMatchObject([{ personId: "leader", roles: ["leader"] }]);
  });

  it("that is there lets nobody in by being named: neither the leader of the meeting nor those in it", async () => {
    const parts = fakeEinings();
    const id = newEiningId({ name: INFO.eining });
    await parts.all.handle(id, found(INFO.eining));
    expect(await einingOfMeeting(parts, meeting())).toBe(id);
    expect((await parts.all.find(id))?.people).toEqual([]);
  });

  it("is the one that was chosen when it began, whatever it is called now", async () => {
    const parts = fakeEinings();
    await parts.all.handle("chosen", found("Eit nytt namn"));
    expect(await einingOfMeeting(parts, meeting({ einingId: "chosen" }))).toBe("chosen");
  });

  it("of several of that name is the leader's own", async () => {
    const parts = fakeEinings();
    await parts.all.handle("a", found(INFO.eining));
    await parts.all.handle("b", found(INFO.eining));
    await parts.all.handle("b", admin(person("Leiar", { personId: "leader" })));
    expect(await einingOfMeeting(parts, meeting())).toBe("b");
  });
});

describe("people whom a roster shows", () => {
  const waiting = async () => {
    const parts = fakeEinings();
    for (const id of ["a", "b"]) {
      await parts.all.handle(id, found(`Skule ${id}`));
      await parts.all.handle(id, admin(person("Kari")));
    }
    const bound = async () => (await parts.store.of("kari")).map(({ eining }) => eining.einingId);
    return { parts, bound };
  };

  it("are known in each eining where their address stands, once", async () => {
    const { parts, bound } = await waiting();
    const shown = [{ personId: "kari", email: "KARI@kommune.example" }];
    await recognise(parts, shown);
    await recognise(parts, shown);
    expect(await bound()).toEqual(["a", "b"]);
    expect((await parts.all.find("a"))?.happened).toBe(3);
  });

  it("are not known by an address that two accounts have, nor by one that nobody was put on a list with", async () => {
    const { parts, bound } = await waiting();
    const email = "kari@kommune.example";
    await recognise(parts, [
      { personId: "kari", email },
      { personId: "other", email: email.toUpperCase() },
    ]);
    await recognise(parts, [{ personId: "kari", email: "nokon.annan@kommune.example" }]);
    expect(await bound()).toEqual([]);
    await parts.all.handle("a", system({ type: "recognise", email, personId: "kari" }));
    expect(await bound()).toEqual(["a"]);
  });
});
