/** Who is in a chat, and who may start where Teams does not tell roles; over real HTTP. */
import { expect, test } from "vitest";
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
