import { describe, expect, it } from "vitest";
import type { Party } from "../../../src/stafettlogg/parties.ts";
import { CRAFT_CODES } from "../../../src/stafettlogg/tiltak.ts";
import { SCHOOL_NOW, TILTAK } from "../../support/entry.ts";
import { world } from "./world.ts";

const at = (text: string) => Date.parse(`${text.replace(" ", "T")}:00+01:00`);
const KARI: Party = { kind: "person", person: { name: "Kari Lærar", personId: "kari" } };
const tiltak = { ...TILTAK, responsible: [KARI], startBy: "2027-01-12", evaluateBy: "2027-02-09" };
const closed = { ...SCHOOL_NOW, daysOff: [{ from: "2027-01-12", to: "2027-01-18", words: "Stengt" }] };
const remindAll = { kind: "remindAll", einingId: "fjordglytt" } as const;
const leaver = (personId: string) => ({ kind: "leaver", einingId: "fjordglytt", personId }) as const;

async function school(eining = SCHOOL_NOW) {
  const there = world({ startMs: at("2027-01-11 12:00"), eining });
  const posted = () =>
    there.messenger.calls.filter(({ does }) => does === "post").map(({ chatId, message }) => ({ chatId, message }));
  await there.open("e1");
  await there.ask("e1", { type: "addTiltak", tiltak, kept: CRAFT_CODES, by: "leader" });
  return { there, posted };
}

describe("a day off that is taken away", () => {
  it("brings forward what waited for a day after it", async () => {
    const { there, posted } = await school(closed);
    await there.until(at("2027-01-12 07:00"));
    there.becomes(SCHOOL_NOW);
    await there.einingJob(remindAll);
    await there.until(at("2027-01-12 12:00"));
    expect(posted().map(({ chatId }) => chatId)).toEqual(["a:kari"]);
  });

  it("brings forward what was about to be told, and tells it once", async () => {
    const { there, posted } = await school();
    there.becomes(closed);
    await there.until(at("2027-01-12 09:00"));
    expect(posted()).toEqual([]);
    there.becomes(SCHOOL_NOW);
    for (let twice = 0; twice < 2; twice += 1) await there.einingJob(remindAll);
    await there.until(at("2027-01-13 12:00"));
    expect(posted()).toHaveLength(1);
  });
});

describe("somebody who has left the school", () => {
  const without = {
    ...SCHOOL_NOW,
    people: SCHOOL_NOW.people.map((one) =>
      one.personId === "siri" ? { ...one, roles: ["leader"] as const } : { ...one, roles: ["employee"] as const },
    ),
  };

  it("leaves what they hold to its leader, who is told once on a card with a press for each", async () => {
    const { there, posted } = await school();
    there.becomes({ ...without, former: ["leader"] });
    for (let twice = 0; twice < 2; twice += 1) await there.einingJob(leaver("leader"));
    const [told, ...others] = posted();
    expect(others).toEqual([]);
    expect(told?.chatId).toBe("a:siri");
    expect(JSON.stringify(told?.message)).toContain('"dialog":"entryTransfer","e":"e1"');
  });

  it("leaves nothing where they are in it again, or what they held has ended", async () => {
    const back = await school();
    back.there.becomes(without);
    await back.there.einingJob(leaver("leader"));
    expect(back.posted()).toEqual([]);
    const ended = await school();
    const evaluation = { outcome: "wanted", reason: "Det gjekk bra", tookPart: [KARI] } as const;
    await ended.there.ask("e1", { type: "evaluate", id: "t1", ...evaluation, by: "leader" });
    await ended.there.ask("e1", { type: "close", because: "goalReached", sentence: "Ferdig", by: "leader" });
    ended.there.becomes({ ...without, former: ["leader"] });
    await ended.there.einingJob(leaver("leader"));
    expect(ended.posted().filter(({ chatId }) => chatId === "a:siri")).toEqual([]);
  });
});
