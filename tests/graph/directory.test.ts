import { afterEach, beforeEach, expect, test } from "vitest";
import { graphClient } from "../../src/graph/client.ts";
import { graphDirectory } from "../../src/graph/directory.ts";
import { GraphStandIn, throttled } from "../mail/graphStandIn.ts";

const CHAT = "19:meeting_Y2hhdA@thread.v2";

let graph: GraphStandIn;
beforeEach(async () => {
  graph = await new GraphStandIn().start();
});
afterEach(() => graph.stop());

const addresses = () => graphDirectory(graphClient(graph.options)).addresses(CHAT);

test("everybody in the chat has the address that the organisation knows, over all pages", async () => {
  graph.teams.pageSize = 2;
  graph.teams.chats.set(CHAT, [
    { userId: "AAAAAAAA-0000-4000-8000-000000000001", displayName: "Kari", email: "kari@kommune.example" },
    { userId: "aaaaaaaa-0000-4000-8000-000000000002", displayName: "Ola", email: null },
    { userId: null, displayName: "Anonym", email: null },
    { userId: "aaaaaaaa-0000-4000-8000-000000000003", displayName: "Gjest", email: "per_x.no#EXT#@k.onmicrosoft.com" },
    { userId: "aaaaaaaa-0000-4000-8000-000000000004", displayName: "Eva", email: "eva@ppt.example" },
  ]);
  expect(await addresses()).toEqual(
    new Map([
      ["aaaaaaaa-0000-4000-8000-000000000001", "kari@kommune.example"],
      ["aaaaaaaa-0000-4000-8000-000000000004", "eva@ppt.example"],
    ]),
  );
  expect(graph.asked.filter((each) => each.startsWith("GET /v1.0/chats"))).toHaveLength(3);
});

test("a next page is asked for from Graph alone, so that the token goes nowhere else", async () => {
  const body = { value: [], "@odata.nextLink": "https://annan.example/v1.0/chats/x/members" };
  graph.faults.push({ on: /members$/, answer: { status: 200, body } });
  await expect(addresses()).rejects.toMatchObject({ reason: "unreachable" });
  expect(graph.asked.filter((each) => each.includes("/chats/"))).toHaveLength(1);
});

test.each([
  ["without consent in the chat", "denied", true, { status: 403, body: { error: { code: "Forbidden" } } }],
  ["in a chat that Graph does not know", "rejected", true, { status: 404, body: { error: { code: "NotFound" } } }],
  ["throttled", "unreachable", false, throttled({ "retry-after": "9" })],
  ["answered by something on the way", "unreachable", false, { status: 200, body: "<html>" }],
])("%s it is told why there are none", async (_what, reason, permanent, answer) => {
  graph.faults.push({ on: /members$/, answer });
  await expect(addresses()).rejects.toMatchObject({ reason, permanent });
});
