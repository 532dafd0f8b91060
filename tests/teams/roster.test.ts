/** Who is in a chat, and who may start where Teams does not tell roles; over real HTTP. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Participant } from "../../src/meeting/people.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { roster } from "../../src/teams/roster.ts";
import { type Answered, connectorStandIn } from "./connectorStandIn.ts";

function aRoster() {
  const logged: [string, object | undefined][] = [];
  const log = { info() {}, warn: (event: string, fields?: object) => void logged.push([event, fields]), error() {} };
  return { ...roster(new BotAdapter(noIdentity), log), logged };
}

/** Whether `personId` may start, where roles can't be seen and Teams answers `info` about the meeting. */
async function mayStart(info: Answered, personId = "leader") {
  const standIn = await connectorStandIn();
  standIn.answer = ({ path }) =>
    path.includes("/participants/") ? { status: 403, body: { error: { code: "Forbidden", message: "" } } } : info;
  const { mayStart: ask, logged } = aRoster();
  const allowed = await ask({ ...standIn.chat, teamsMeetingId: "MCMx" }, personId);
  expect(standIn.asked.map(({ path }) => path.split("?")[0])).toEqual([
    `/v1/meetings/MCMx/participants/${personId}`,
    "/v1/meetings/MCMx",
  ]);
  expect(logged).toEqual([["roster.rolesUnknown", { reason: "Forbidden" }]]);
  return allowed;
}
const organizedBy = (organizer: unknown): Answered => ({
  status: 200,
  body: { details: { id: "MCMx" }, conversation: { id: "19:chat@thread.v2" }, organizer },
});

test.each<[string, unknown]>([
  ["an object id", { id: "29:leader", aadObjectId: "LEADER" }],
  ["another name for it", { id: "29:leader", objectId: "leader" }],
  ["Teams' own key alone", { id: "leader" }],
])("where roles can't be seen the organizer may start, known by %s, and nobody else", async (_key, organizer) => {
  expect(await mayStart(organizedBy(organizer))).toBe(true);
  expect(await mayStart(organizedBy(organizer), "per")).toBe(false);
});

test.each<[string, Answered]>([
  ["may not be asked about", { status: 403, body: { error: { code: "Forbidden", message: "" } } }],
  ["is not known there", { status: 404 }],
  ["can't be read for the moment", { status: 503 }],
  ["is cut off", "reset"],
  ["is told of without an organizer", organizedBy(undefined)],
  ["has an organizer that can't be read", organizedBy({ id: 7 })],
  ["has an organizer without a name", organizedBy({ id: "" })],
  ["is answered with nothing", { status: 200 }],
])("where the meeting %s, either, everybody may: nobody must be locked out", async (_what, info) => {
  expect(await mayStart(info, "per")).toBe(true);
});

test.each<[string, (page: number) => readonly string[]]>([
  ["gives the same people again and again", () => ["olav", "per"]],
  ["gives nobody after them", (page) => (page === 0 ? ["olav", "per"] : [])],
])("a list whose pages never end, and %s, is read once", async (_what, idsOn) => {
  const standIn = await connectorStandIn();
  standIn.answer = () => ({
    status: 200,
    body: {
      members: idsOn(standIn.asked.length - 1).map((id) => ({ id: `29:${id}`, aadObjectId: id, name: id })),
      continuationToken: "more",
    },
  });
  const members = await aRoster().members(standIn.chat);
  expect(members.map(({ id }) => id)).toEqual(["olav", "per"]);
  expect(standIn.asked).toHaveLength(2);
});

test("a list that always has somebody new stops at five pages: that is no meeting", async () => {
  const standIn = await connectorStandIn();
  standIn.answer = () => ({
    status: 200,
    body: { members: [{ id: `29:${standIn.asked.length}`, name: "Namn" }], continuationToken: "more" },
  });
  expect(await aRoster().members(standIn.chat)).toHaveLength(5);
});

describe("somebody is not in the chat", () => {
  const error = (status: number, code: string): Answered => ({ status, body: { error: { code, message: "" } } });
  async function asked(answer: Answered) {
    const standIn = await connectorStandIn();
    standIn.answer = () => answer;
    const { member, colleague } = aRoster();
    const per = { id: "per", teamsId: "29:per" };
    const answers: Promise<unknown>[] = [member(standIn.chat, per), colleague(standIn.chat, per.teamsId)];
    return Promise.all(answers.map((told) => told.catch((fault: unknown) => fault)));
  }

  test.each<[string, Answered]>([
    ["their own", error(404, "MemberNotFoundInConversation")],
    ["a code that nobody knows", error(404, "NotFound")],
    ["no word", { status: 404 }],
  ])("when Teams says so, by %s", async (_code, answer) => {
    expect(await asked(answer)).toEqual([undefined, undefined]);
  });

  test.each<[string, Answered]>([
    ["the bot is not there any more", error(403, "BotNotInConversationRoster")],
    ["an administrator has shut the bot out", error(403, "BotDisabledByAdmin")],
    ["somebody has blocked the bot", error(403, "ConversationBlockedByUser")],
    ["the chat is not found", error(404, "ConversationNotFound")],
    ["a proxy has no such page", { status: 404, text: "<html>404</html>" }],
    ["Teams is in trouble", error(500, "ServiceError")],
  ])("not when %s: that says nothing of them", async (_what, answer) => {
    const fault = { name: "Unreachable", about: undefined };
    expect(await asked(answer)).toMatchObject([fault, fault]);
  });
});

describe("where the chat's list is refused for good, somebody is as the Teams meeting knows them", () => {
  const refused: Answered = { status: 403, body: { error: { code: "BotNotInConversationRoster", message: "" } } };
  const per = { id: "per", teamsId: "29:per" };
  async function member(participant: Answered) {
    const standIn = await connectorStandIn();
    standIn.answer = ({ path }) => (path.includes("/participants/") ? participant : refused);
    return aRoster().member({ ...standIn.chat, teamsMeetingId: "MCMx" }, per);
  }
  const user = { id: "29:per", aadObjectId: "per", name: "Per", email: "per@kommune.example", tenantId: "tenant" };

  test("with their address", async () => {
    expect(await member({ status: 200, body: { user } })).toMatchObject({ ...per, email: "per@kommune.example" });
  });

  test("also that they are guests", async () => {
    expect(await member({ status: 200, body: { user: { ...user, userRole: "guest" } } })).toMatchObject({
      guest: true,
    });
  });

  test.each<[string, Answered]>([
    ["is refused too", { status: 403, body: { error: { code: "Forbidden", message: "" } } }],
    ["does not find them", { status: 404 }],
    ["tells nothing that can be read", { status: 200, body: { user: 7 } }],
  ])("and it is told as refused where that %s", async (_what, participant) => {
    await expect(member(participant)).rejects.toMatchObject({ permanent: true, reason: "BotNotInConversationRoster" });
  });
});

describe("nobody who waits for an answer waits for Teams more than three seconds", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
  afterEach(() => void vi.useRealTimers());

  test.each(["members", "member", "mayStart"] as const)("%s", async (question) => {
    const standIn = await connectorStandIn();
    const arrived = Promise.withResolvers<void>();
    standIn.answer = () => {
      arrived.resolve();
      return "hang";
    };
    const chat = { ...standIn.chat, teamsMeetingId: "MCMx" };
    const asking = aRoster();
    const answer: Promise<unknown> = {
      members: () => asking.members(chat),
      member: () => asking.member(chat, { id: "per", teamsId: "29:per" }),
      mayStart: () => asking.mayStart(chat, "per"),
    }[question]();
    const fault = answer.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    await arrived.promise;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await fault).toMatchObject({ name: "Unreachable", reason: "timeout", permanent: false });
  });
});

describe("who may start", () => {
  /** What Teams says of one person in the meeting, and of the meeting. */
  async function mayStartWhere(participant: unknown, info: Answered = { status: 403 }) {
    const standIn = await connectorStandIn();
    standIn.answer = ({ path }) => (path.includes("/participants/") ? { status: 200, body: participant } : info);
    return aRoster().mayStart({ ...standIn.chat, teamsMeetingId: "MCMx" }, "per");
  }
  const inMeeting = (role: unknown) => ({ user: { id: "29:per" }, meeting: { role, inMeeting: true } });

  test.each([
    ["Organizer", true],
    ["presenter", true],
    ["CoOrganizer", true],
    ["Co-organizer", true],
    ["attendee", false],
    ["Attendee", false],
  ])("%s: %s", async (role, may) => {
    expect(await mayStartWhere(inMeeting(role))).toBe(may);
  });

  test.each<[string, unknown]>([
    ["null for a role (sample-meetings-token #12)", inMeeting(null)],
    ["an empty role", inMeeting("")],
    ["a role that is a number", inMeeting(3)],
    ["a word that nobody knows", inMeeting("Producer")],
    ["no meeting", { user: { id: "29:per" } }],
    ["null for the meeting", { user: { id: "29:per" }, meeting: null }],
    ["nothing", undefined],
    ["null", null],
  ])("with %s the organizer may, and where that is not told either, everybody", async (_what, participant) => {
    expect(await mayStartWhere(participant)).toBe(true);
    expect(await mayStartWhere(participant, organizedBy({ id: "29:per", aadObjectId: "per" }))).toBe(true);
    expect(await mayStartWhere(participant, organizedBy({ id: "29:leader" }))).toBe(false);
  });
});

test.each<[string, unknown, boolean | undefined]>([
  ["true", { meeting: { inMeeting: true } }, true],
  ["false", { meeting: { inMeeting: false } }, false],
  ["null (botbuilder-dotnet #4868)", { meeting: { inMeeting: null } }, undefined],
  ["nothing", { meeting: null }, undefined],
  ["no answer", null, undefined],
])("whether somebody is in the call, told by %s", async (_what, body, expected) => {
  const standIn = await connectorStandIn();
  standIn.answer = () => ({ status: 200, body });
  const olav = { id: "olav", teamsId: "29:olav" } as Participant;
  expect(await aRoster().isInMeeting({ ...standIn.chat, teamsMeetingId: "MCMx" }, olav)).toBe(expected);
});

test.each<[string, Partial<Participant>, Answered, boolean | undefined]>([
  ["one of ours, who can't be found", {}, { status: 404 }, false],
  ["a guest, who can't be found", { guest: true }, { status: 404 }, undefined],
  ["one of ours, where it may not be asked", {}, { status: 403 }, undefined],
  ["one of ours, where a proxy answers", {}, { status: 404, text: "<html>" }, undefined],
])("whether %s, is in the call", async (_who, more, answer, expected) => {
  const standIn = await connectorStandIn();
  standIn.answer = () => answer;
  const olav = { id: "olav", teamsId: "29:olav", ...more } as Participant;
  const told = await aRoster()
    .isInMeeting({ ...standIn.chat, teamsMeetingId: "MCMx" }, olav)
    .catch(() => undefined);
  expect(told).toBe(expected);
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["no list", { members: null }],
])("a roster that is %s is a fault that passes, and not that nobody is there", async (_what, body) => {
  const standIn = await connectorStandIn();
  standIn.answer = () => ({ status: 200, body });
  const fault = { name: "Unreachable", permanent: false };
  await expect(aRoster().members(standIn.chat)).rejects.toMatchObject(fault);
  await expect(aRoster().colleagues(standIn.chat)).rejects.toMatchObject(fault);
});

test("whom a roster tells of so that nobody can read it is left out", async () => {
  const standIn = await connectorStandIn();
  const siri = { id: "29:siri", objectId: null, aadObjectId: "siri", name: null, givenName: "Siri", surname: null };
  standIn.answer = () => ({
    status: 200,
    body: { members: [null, {}, { id: null }, 7, siri], continuationToken: null },
  });
  expect(await aRoster().members(standIn.chat)).toMatchObject([{ id: "siri", name: "Siri" }]);
});
