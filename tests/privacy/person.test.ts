/** What one person is handed when they ask what is stored about them. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personPage } from "../../src/admin/personPage.ts";
import { followerIdOf } from "../../src/app/followers/stream.ts";
import { meetings } from "../../src/app/meeting/meetings.ts";
import type { Chat } from "../../src/app/ports/chats.ts";
import type { SentDocument } from "../../src/app/ports/meetings.ts";
import { collect, findPeople, type Match } from "../../src/app/records/findPerson.ts";
import { personData, standingIn } from "../../src/app/records/personData.ts";
import { COUNTED, PARTS } from "../../src/app/records/personParts.ts";
import type { FollowerEvent } from "../../src/followers/events.ts";
import { tombstones } from "../../src/meeting/afterwards/tombstones.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { nb } from "../../src/text/nb.ts";
import { nn } from "../../src/text/nn.ts";
import { translator } from "../../src/text/text.ts";
import { fakeReads } from "../app/fakeReads.ts";
import { fakeRecords } from "../app/fakeRecords.ts";
import { fakeClock, fakeStafettlogg, personalChat } from "../app/fakes.ts";
import { founded } from "../einings/dsl.ts";
import { fakeEinings } from "../einings/fakes.ts";
import { BY_MAIL, playFollower, remind } from "../followers/dsl.ts";
import { anyBeginning, anyPlay, course } from "../meeting/course.ts";
import { entryOf, OPEN, playEntry } from "../support/entry.ts";
import { BROUGHT, followUpStart } from "../support/followUpMeeting.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  meetingIn,
  PEOPLE,
  PLAN,
  type Played,
  play,
  START_MS,
  WITHOUT_APP,
} from "../support/meeting.ts";

const HOUR_MS = 3_600_000;
const sent = play([approved], completedMeeting());

const stafettlogg = fakeStafettlogg();
const NO_ENTRIES = { all: stafettlogg.entries, store: stafettlogg.store };

function around(held: Readonly<Record<string, Played>>) {
  const records = fakeRecords();
  for (const [id, played] of Object.entries(held)) records.hold(id, played);
  const document = composeReferat(endedOf(sent), translator("nn"));
  const edition = async (id: string, number: number): Promise<SentDocument["document"] | undefined> =>
    id === "meeting/m1" && number === 1 ? document : undefined;
  return {
    store: { edition },
    meetings: meetings(records.store, fakeClock()),
    records,
    reads: fakeReads(),
    entries: NO_ENTRIES,
    einings: fakeEinings(),
    followers: { history: async () => [] as readonly FollowerEvent[] },
    chats: { findPersonal: async (_id: string): Promise<Chat | undefined> => undefined },
  };
}

async function dataOf(query: string, held: Readonly<Record<string, Played>> = { m1: sent }) {
  const parts = around(held);
  const read = { stream: "meeting/m1", way: "card", edition: 1, hourMs: START_MS } as const;
  await parts.reads.note({ ...read, personId: "kari" });
  await parts.reads.note({ ...read, personId: "leader" });
  const [person, ...others] = await findPeople(parts, query);
  expect(others).toEqual([]);
  if (person === undefined) throw new Error("nobody");
  return collect(parts, person);
}

describe("a person is handed", () => {
  it("that they see to a tiltak, by name; until another does, and the texts that were replaced go", async () => {
    const seesTo = (personId: string) =>
      as("leader", { type: "correctPlan", id: "k4", plan: { ...PLAN, personId } }, true);
    const named = play([seesTo("kari"), seesTo("per")], completedMeeting());
    const [data] = await dataOf("kari", { m1: named });
    expect(data?.parts.aboutThem).toEqual([{ atMs: expect.any(Number), what: "responsible" }]);
    const approved = play([as("leader", { type: "approveReferat" })], named);
    const gone = [...tombstones(approved.events).values()];
    expect(JSON.stringify(gone.filter(({ type }) => type === "planCorrected"))).not.toContain("Kari");
    expect(endedOf(approved).record.plans.k4?.person?.id).toBe("per");
  });

  it("that the leader changed or took out what they wrote; and the leader that they did, without the words", async () => {
    const says = (text: string) =>
      as("kari", { type: "contribute", authorId: "kari", text, detail: { kind: "clarifying" } }, true);
    const held = {
      m1: play(
        [
          says("Er Tuva åleine?"),
          as("leader", { type: "hideWords", id: "k1", words: ["Tuva"] }),
          as("siri", { type: "answerQuestion", id: "k1", text: "Ikkje altid", answeredById: "siri" }),
          as("leader", { type: "correctText", id: "k1/1", text: "Ikkje alltid" }),
          says("Og elles?"),
          as("leader", { type: "withdrawContribution", id: "k2" }),
        ],
        meetingIn("clarifying"),
      ),
    };
    const said = async (who: string) =>
      (await dataOf(who, held))[0]?.parts.said.map(({ what, text }) => [what, text].filter(Boolean).join(": "));
    expect(await said("kari")).toEqual([
      "contribution: Er Tuva åleine?",
      "correctedByOther: Er […] åleine?",
      "contribution: Og elles?",
      "takenOut",
    ]);
    expect(await said("siri")).toEqual(["answer: Ikkje altid", "correctedByOther: Ikkje alltid"]);
    expect(await said("leader")).toEqual(["correctedForAnother", "correctedForAnother", "correctedForAnother"]);
  });

  it("what they said, answered, voted and decided, when they came, and what was sent to them", async () => {
    const [data] = await dataOf("kari");
    const told = Object.fromEntries(
      PARTS.map((part) => [part, data?.parts[part].map(({ what, text }) => [what, text].filter(Boolean).join(": "))]),
    );
    expect(told).toMatchObject({
      participation: [
        "id: kari",
        "name: Kari Nes",
        "address: kari@kommune.example",
        "teamsId: 29:kari",
        "teneste: helsestasjon",
        "listed",
      ],
      roles: [],
      said: ["contribution: To faste vaksne har leik i storefri"],
      agreement: ["reserved: Vi veit lite om 4. trinn"],
      editions: ["edition: 1"],
      reads: ["card: 1"],
    });
    expect((await dataOf("leader"))[0]?.parts.wrote.map((item) => item.what)).toEqual([
      "description",
      "wording",
      "plan",
    ]);
    expect((await dataOf("per"))[0]?.parts.votes.map((item) => item.text)).toEqual([
      "Få vaksne ute i storefri",
      "Lite å gjere på i skulegarden",
    ]);
  });

  it("that they see to a tiltak that a meeting followed up without them, be they in Teams or known by name alone", async () => {
    const named = [{ name: "Ida Vik", personId: "ida" }, { name: "Per Ås" }, { name: "Olav Dal", personId: "olav" }];
    const brought = BROUGHT.map((entry) => ({ ...entry, tiltak: entry.tiltak.map((one) => ({ ...one, named })) }));
    const held = {
      m1: play([followUpStart({}, brought)]),
      m2: play([followUpStart({ meetingId: "m2" }, brought)]),
    };
    const responsible = { atMs: expect.any(Number), what: "responsible" };
    for (const query of ["ida", "Ida Vik", "per ås", "olav"]) {
      const found = await dataOf(query, held);
      expect(found.map(({ meetingId }) => meetingId)).toEqual(["m1", "m2"]);
      for (const { parts } of found) expect(parts.aboutThem).toEqual([responsible]);
    }
    expect(JSON.stringify(await dataOf("ida", held))).not.toMatch(/Per Ås|Olav Dal/);
    expect((await dataOf("kari", held))[0]?.parts.aboutThem).toEqual([]);
  });

  it("whenever they stand in what another did, be it no more than being seen in the meeting", async () => {
    const [data] = await dataOf("kari");
    const events = sent.events.filter((event) => event.by !== "kari" && /"kari"/.test(JSON.stringify(event)));
    expect(data?.parts.named).toEqual(events.map(({ atMs, type }) => ({ atMs, what: type })));
    expect(data?.parts.named).toContainEqual({ atMs: expect.any(Number), what: "meetingStarted" });
  });

  it("that they read the referat of a meeting that they were not in", async () => {
    const parts = around({ m1: sent, m2: meetingIn("factors", { meetingId: "m2" }) });
    const read = { personId: "kari", way: "dialog", edition: 1, hourMs: START_MS } as const;
    for (const stream of ["meeting/m1", "meeting/gone", "entry/e1"]) await parts.reads.note({ ...read, stream });
    await parts.reads.note({ ...read, stream: "meeting/m1", personId: "rektor" });
    const [rektor] = await findPeople(parts, "rektor");
    const [data, ...others] = rektor === undefined ? [] : await collect(parts, rektor);
    expect(others).toEqual([]);
    expect(data).toMatchObject({ meetingId: "m1", personId: "rektor", parts: { said: [], named: [], editions: [] } });
    expect(data?.parts.reads).toEqual([{ atMs: START_MS, what: "dialog", text: "1" }]);
    const [kari] = await findPeople(parts, "kari");
    expect((await collect(parts, kari as Match)).map(({ meetingId }) => meetingId)).toEqual(["m1", "m2"]);
  });

  it("what they were there as", async () => {
    const says = as("kari", {
      type: "updateParticipant",
      personId: "kari",
      teneste: "anna",
      role: "Statped",
      present: true,
    });
    const [data] = await dataOf("kari", { m1: play([says], meetingIn("clarifying")) });
    expect(data?.parts.participation).toContainEqual({ what: "role", text: "Statped" });
  });

  it("nothing of what others are called, said or were sent", async () => {
    const whole = JSON.stringify(await dataOf("kari"));
    for (const { id, name } of PEOPLE.filter((p) => p.id !== "kari")) {
      expect(whole).not.toContain(name);
      expect(whole).not.toContain(`"${id}"`);
    }
    expect(whole).not.toMatch(/PPT orienterer|Gjeld det alle|Gro Li|God struktur|Mange elevar går/);
  });

  it("what was written for them, while those who typed it get to know only that they did", async () => {
    const [data] = await dataOf("Gro Li");
    expect(data?.personId).toBe(WITHOUT_APP);
    expect(data?.parts.said).toMatchObject([{ what: "contributionByOther", text: "Lite å gjere på i skulegarden" }]);
    const typed = (await dataOf("siri"))[0]?.parts.said.filter((item) => item.what === "typedForAnother");
    expect(typed).toHaveLength(1);
    expect(JSON.stringify(typed)).not.toContain("skulegarden");
  });

  it("what they withdrew as long as it is stored, and then that they did", async () => {
    const question = as("kari", {
      type: "contribute",
      authorId: "kari",
      text: "Kva?",
      detail: { kind: "clarifying" },
    });
    const played = play([question, as("kari", { type: "withdrawContribution", id: "k1" })], meetingIn("clarifying"));
    expect((await dataOf("kari", { m1: played }))[0]?.parts.said.map((item) => item.what)).toEqual([
      "contribution",
      "withdrawn",
    ]);
    const over = play([as("leader", { type: "abort", reason: "" }), approved], played);
    const without = tombstones(over.events);
    const events = over.events.map((event, index) => without.get(index + 1) ?? event);
    expect((await dataOf("kari", { m1: { ...over, events } }))[0]?.parts.said.map((item) => item.what)).toEqual([
      "erased",
      "withdrawn",
    ]);
  });
});

describe("a person is found", () => {
  it("by id, address or name in any case, in every meeting they stand in", async () => {
    const held = { m1: sent, m2: meetingIn("factors", { meetingId: "m2" }) };
    for (const query of ["kari", "KARI@kommune.example", " kari nes "])
      expect((await dataOf(query, held)).map((one) => one.meetingId)).toEqual(["m1", "m2"]);
    expect(await findPeople(around(held), "kari n")).toEqual([]);
    expect(await findPeople(around(held), "")).toEqual([]);
  });

  it("apart from others of the same name", async () => {
    const named = as("leader", { type: "addWithoutApp", name: "Kari Nes", teneste: "eining" });
    const parts = around({ m1: sent, m2: play([named], meetingIn("roles", { meetingId: "m2" })) });
    expect((await findPeople(parts, "Kari Nes")).map((one) => one.key)).toEqual(["kari", "m2/utan-app:1"]);
    const [other] = await findPeople(parts, "m2/utan-app:1");
    expect(other?.places).toEqual([{ meetingId: "m2", personId: "utan-app:1" }]);
  });
});

describe("somebody who is not in Teams", () => {
  it("is found by name with the address that they are reminded under", async () => {
    const informed = [{ name: "Ida Vik", email: "ida@kommune.example" }];
    const { entries, store } = fakeStafettlogg(entryOf(playEntry([{ ...OPEN, fields: { ...OPEN.fields, informed } }])));
    const after = async (id: string) => (id === "" ? ["e1"] : []);
    const parts = { ...around({}), entries: { all: entries, store: { ...store, after } } };
    expect(await findPeople(parts, "ida vik")).toMatchObject([{ name: "Ida Vik", address: "ida@kommune.example" }]);
  });
});

describe("somebody who stands nowhere", () => {
  const known = { key: "kari", name: "", places: [] };

  it("is found by their id where they can be written to in private", async () => {
    const findPersonal = async (id: string) => (id === "kari" ? personalChat(id) : undefined);
    const parts = { ...around({}), chats: { findPersonal } };
    expect(await findPeople(parts, "kari")).toEqual([known]);
    expect(await findPeople(parts, "per")).toEqual([]);
  });

  it("is found by their id where they have changed an eining as an administrator", async () => {
    const parts = around({});
    await parts.einings.all.handle("e", founded);
    expect(await findPeople(parts, "admin")).toEqual([{ ...known, key: "admin" }]);
  });

  it("is found by their id, or by the address where they are not in Teams", async () => {
    const { events } = playFollower(remind());
    const ids = ["kari", followerIdOf(BY_MAIL)];
    const history = async (id: string) => (ids.includes(id) ? events : []);
    const parts = { ...around({}), followers: { history } };
    expect(await findPeople(parts, "kari")).toEqual([{ key: "kari", name: "", places: [] }]);
    expect(await findPeople(parts, BY_MAIL.email)).toMatchObject([{ address: BY_MAIL.email }]);
    expect(await findPeople(parts, "nokon annan")).toEqual([]);
  });
});

describe("namesakes in the stafettlogg", () => {
  const named = (personId: string) => ({ name: "Kari Nes", personId });
  const findIn = async (...informed: readonly { readonly name: string; readonly personId?: string }[]) => {
    const entry = entryOf(playEntry([{ ...OPEN, fields: { ...OPEN.fields, informed } }]));
    const { entries, store } = fakeStafettlogg(entry);
    const page = ["e1"];
    const after = async (id: string) => (id === "" ? page : []);
    const parts = { ...around({ m1: sent }), entries: { all: entries, store: { ...store, after } } };
    return (await findPeople(parts, "Kari Nes")).map(({ key }) => key);
  };

  it("are told apart by their ids, and one without an id is whoever has the name", async () => {
    expect(await findIn(named("kari"))).toEqual(["kari"]);
    expect(await findIn(named("another"), { name: "Kari Nes" })).toEqual(["kari", "another"]);
  });
});

describe("the page to read", () => {
  it.each(["nn", "nb"] as const)("says it in %s, escaped, under headings", async (målform) => {
    const found = await dataOf("kari");
    const file = {
      name: "Kari <b>",
      madeAtMs: START_MS + HOUR_MS,
      hasPrivateChat: true,
      meetings: found,
      entries: [],
      einings: [{ einingId: "e", eining: "Skulen <i>", items: [{ atMs: START_MS, what: "is.leader" }] }],
      reminders: [],
      rows: (["message", "job", "send_rate", "sent_list"] as const).map((table) => ({ table, row: {} })),
    };
    const html = personPage(file, målform);
    expect(html).toContain(målform === "nn" ? 'lang="nn-NO"' : 'lang="nb-NO"');
    expect(html).not.toMatch(/<b>|<i>/);
    const texts = målform === "nn" ? nn : nb;
    for (const key of [
      "insight.what.is.leader",
      "insight.part.said",
      "insight.part.agreement",
      "insight.privateChat",
      "insight.part.named",
      "insight.rows",
      "insight.rows.sent_list",
    ] as const)
      expect(html.replaceAll("\u00ad", "")).toContain(texts[key]);
  });

  it("has words for whatever is stored", () => {
    fc.assert(
      fc.property(anyBeginning, anyPlay, (from, draws) => {
        const { events, state: meeting } = course(from, draws);
        if (meeting.status === "none") throw new Error("there is a meeting");
        for (const { id } of standingIn(meeting)) {
          const { parts } = personData({ events, meeting, editions: [], reads: [] }, id);
          const items = PARTS.filter((part) => !COUNTED.some((one) => one === part)).flatMap((part) => parts[part]);
          expect(items.filter(({ what }) => !(`insight.what.${what}` in nn))).toEqual([]);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
