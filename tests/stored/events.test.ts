import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Unreadable } from "../../src/errors.ts";
import { codec, type Enveloped } from "../../src/stored/envelope.ts";
import type { Json } from "../../src/stored/forms.ts";
import { meetingEvents } from "../../src/stored/meeting/events.ts";
import { anyEvent } from "../meeting/anyEvent.ts";

const at = { stream: "meeting/m1", version: 7 };
const turnEnded = {
  type: "turnEnded",
  personId: "kari",
  how: "spoke",
  endedById: "kari",
  by: "kari",
  atMs: 1,
} as const;
const { toStored, fromStored } = meetingEvents;

/** What reading it is met with. */
function faultOf(stored: Json): Unreadable {
  try {
    fromStored(stored, at);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("an event that is stored", () => {
  it("is read back as it was, whatever it says", () => {
    fc.assert(
      fc.property(anyEvent, fc.boolean(), (one, erased) => {
        const event = JSON.parse(JSON.stringify(erased ? { ...one, erased } : one));
        // Nobody's id is the name of what every object has.
        fc.pre(!("addresses" in event && Object.hasOwn(event.addresses, "__proto__")));
        expect(fromStored(JSON.parse(JSON.stringify(toStored(event, at))), at)).toEqual(event);
      }),
      { numRuns: 500 },
    );
  });

  it("is an envelope around a body, with the version of its form", () => {
    const body = { personId: "kari", how: "spoke", endedById: "kari" };
    expect(toStored(turnEnded, at)).toEqual({ type: "turnEnded", v: 1, by: "kari", atMs: 1, body });
  });

  it("is read also where an early release laid its fields side by side", () => {
    expect(fromStored({ ...turnEnded, erased: true }, at)).toEqual({ ...turnEnded, erased: true });
  });
});

describe("what can't be understood", () => {
  const stored = toStored(turnEnded, at);
  const where = { stream: "meeting/m1", version: 7, type: "turnEnded" };

  it.each([
    ["a type that nobody knows", { ...stored, type: "sang" }, { ...where, type: "sang", fault: "type" }],
    ["a type that is a word of the language", { ...stored, type: "toString" }, { type: "toString", fault: "type" }],
    ["a form that a later release wrote", { ...stored, v: 2 }, { ...where, fault: "v" }],
    ["a field that is missing", { ...stored, body: { personId: "kari", how: "spoke" } }, { fault: "endedById" }],
    ["a word that is not among those", { ...stored, body: { ...(stored.body as Json), how: "x" } }, { fault: "how" }],
    ["a field more", { ...stored, body: { ...(stored.body as Json), song: "Kari Nes" } }, { ...where, fault: "form" }],
    ["no time", { type: "turnEnded", v: 1, by: "kari", body: stored.body }, { ...where, fault: "atMs" }],
    ["nothing", {}, { ...where, type: "", fault: "type" }],
  ])("%s is a fault that says where and what, and no text", (_what, broken: Json, told) => {
    expect(faultOf(broken).at).toMatchObject(told);
    expect(faultOf(broken).message).not.toContain("Kari Nes");
  });

  it("is not written either", () => {
    const broken = { ...turnEnded, how: "sang" } as unknown as typeof turnEnded;
    expect(() => toStored(broken, at)).toThrow(Unreadable);
  });
});

describe("innspel, of which kind they are was once called `phase`", () => {
  const added = { id: "k1", authorId: "kari", writtenById: "kari", text: "Få vaksne ute" };
  const by = { by: "kari", atMs: 1 };
  const details = [
    [{ phase: "clarifying" }, { kind: "clarifying" }],
    [
      { phase: "factors", systemFactor: true },
      { kind: "factors", systemFactor: true },
    ],
    [
      { phase: "tiltak", factorId: "k1", kind: "inGroup" },
      { kind: "tiltak", factorId: "k1", tiltakKind: "inGroup" },
    ],
  ] as const;

  it.each(details)("%j is %j now, said and edited, in an envelope or without", (then, now) => {
    const type = "contributionAdded";
    expect(fromStored({ type, ...added, detail: then, ...by }, at)).toEqual({ type, ...added, detail: now, ...by });
    const edited = { type: "contributionEdited", id: "k1", text: "Få ute" } as const;
    const { type: of, ...body } = edited;
    const stored = { type: of, v: 1, body: { ...body, detail: then }, ...by };
    expect(fromStored(stored, at)).toEqual({ ...edited, detail: now, ...by });
  });

  it.each(details)("and is written as today: %j no more", (_then, now) => {
    const stored = toStored({ type: "contributionAdded", ...added, detail: now, ...by }, at);
    expect(stored).toMatchObject({ v: 2, body: { detail: now } });
    expect(fromStored(stored, at)).toMatchObject({ detail: now });
  });

  it.each([["x"], [null], [{}], [{ phase: "tiltak", kind: "inGroup" }], [{ kind: "clarifying" }]])(
    "%j is none, and a fault",
    (detail) => {
      const stored = { type: "contributionAdded", v: 1, body: { ...added, detail }, ...by };
      expect(faultOf(stored).at).toMatchObject({ type: "contributionAdded", fault: "detail" });
    },
  );
});

describe("a form that has changed", () => {
  type Sung = Enveloped & { readonly type: "sung"; readonly song: string; readonly verses: number };
  const { toStored, fromStored } = codec<Sung>({
    sung: {
      today: z.strictObject({ song: z.string(), verses: z.number() }),
      lifts: [({ title, ...body }) => ({ ...body, song: title }), (body) => ({ verses: 1, ...body })],
    },
  });
  const sung: Sung = { type: "sung", song: "Ja, vi elsker", verses: 1, by: "kari", atMs: 1 };

  it("is lifted step by step from the one it was written in", () => {
    const { type, by, atMs } = sung;
    expect(fromStored({ type, title: sung.song, by, atMs }, at)).toEqual(sung);
    expect(fromStored({ type, by, atMs, v: 2, body: { song: sung.song } }, at)).toEqual(sung);
  });

  it("is written in the form of today", () => {
    expect(toStored(sung, at)).toMatchObject({ v: 3, body: { song: sung.song, verses: 1 } });
    expect(fromStored(toStored(sung, at), at)).toEqual(sung);
  });
});
