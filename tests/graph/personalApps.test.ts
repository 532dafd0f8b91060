import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import { graphClient } from "../../src/graph/client.ts";
import { graphPersonalApps } from "../../src/graph/personalApps.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { GraphStandIn, throttled } from "../mail/graphStandIn.ts";

const MANIFEST_ID = "12121212-3434-4565-8787-909090909090";
const KARI = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

let graph: GraphStandIn;
beforeEach(async () => {
  graph = await new GraphStandIn().start();
  graph.teams.catalogue.set(MANIFEST_ID, "catalogue-id");
  graph.teams.users.add(KARI);
});
afterEach(() => graph.stop());

const apps = () => graphPersonalApps(graphClient(graph.options), MANIFEST_ID);
const person = (id: string): Participant => ({ id, name: "Kari", teneste: "eining", hasApp: true, present: true });

async function fault(id = KARI) {
  const error: unknown = await apps()
    .install(person(id))
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof Unreachable)) throw new Error("no Unreachable was thrown");
  return { reason: error.reason, permanent: error.permanent };
}

describe("the app for somebody who lacks it", () => {
  test("is installed from the organisation's catalogue, which is asked once", async () => {
    const other = "bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    graph.teams.users.add(other);
    const ours = apps();
    await ours.install(person(KARI));
    await ours.install(person(other));
    expect(graph.teams.installed).toEqual([KARI, other]);
    expect(graph.paths.filter((path) => path.endsWith("/teamsApps"))).toHaveLength(1);
  });

  test("who has it already is as well served", async () => {
    const ours = apps();
    await ours.install(person(KARI));
    await ours.install(person(KARI));
    expect(graph.teams.installed).toEqual([KARI]);
  });

  test("is installed without consent to permissions on chats, where Teams does not take that", async () => {
    graph.teams.refusesConsent = true;
    await apps().install(person(KARI));
    expect(graph.teams.installed).toEqual([KARI]);
  });

  test("is asked for again when the app was uploaded anew under another id", async () => {
    const ours = apps();
    await ours.install(person(KARI));
    graph.teams.installed.length = 0;
    graph.teams.catalogue.set(MANIFEST_ID, "another-id");
    await expect(ours.install(person(KARI))).rejects.toBeInstanceOf(Unreachable);
    await ours.install(person(KARI));
    expect(graph.teams.installed).toEqual([KARI]);
  });
});

describe("it is told why the app can't be installed", () => {
  test.each(["29:1abc", "utan-app:1"])("for somebody without an account: %s", async (id) => {
    expect(await fault(id)).toEqual({ reason: "noAccount", permanent: true });
    expect(graph.paths).toEqual([]);
  });

  test("for somebody of another tenant", async () => {
    graph.teams.users.clear();
    expect(await fault()).toEqual({ reason: "noAccount", permanent: true });
  });

  test("because the organisation has not got the app", async () => {
    graph.teams.catalogue.clear();
    expect(await fault()).toEqual({ reason: "notInCatalogue", permanent: true });
  });

  test.each(["mayReadCatalogue", "mayInstall"] as const)("because consent is missing: %s", async (permission) => {
    graph.teams[permission] = false;
    expect(await fault()).toEqual({ reason: "denied", permanent: true });
  });

  test.each([
    ["throttling", throttled({ "retry-after": "7" })],
    ["an outage", { status: 503, body: "" }],
    ["a lost answer", "lost" as const],
  ])("for now only: %s", async (_what, answer) => {
    graph.faults.push({ on: /installedApps$/, answer });
    expect(await fault()).toEqual({ reason: "unreachable", permanent: false });
  });
});
