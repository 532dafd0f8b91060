import { expect, test } from "vitest";
import type { Messenger } from "../../src/app/ports/messenger.ts";
import { Unreachable } from "../../src/errors.ts";
import { patiently } from "../../src/teams/patiently.ts";
import { CHAT, fakeMessenger } from "../app/fakes.ts";

const CARD = { card: {}, fallbackText: "Hei" };
const busy = (retryAfterSeconds?: number) =>
  new Unreachable("PreconditionFailed", { permanent: false, retryAfterSeconds });

/** What comes of a greeting, where the first calls end with `faults`. */
async function said(does: "post" | "say", ...faults: readonly Unreachable[]) {
  const left = [...faults];
  const waits: number[] = [];
  const fake = fakeMessenger();
  fake.fault = () => {
    const fault = left.shift();
    if (fault !== undefined) throw fault;
  };
  const say = async (...args: Parameters<Messenger["say"]>) => {
    const fault = left.shift();
    if (fault !== undefined) throw fault;
    return fake.say(...args);
  };
  const messenger = patiently(
    { ...fake, post: (...args) => fake.post(...args), say },
    async (ms) => void waits.push(ms),
  );
  const call = does === "post" ? messenger.post(CHAT, CARD) : messenger.say(CHAT, "Hei");
  const error = await call.then(
    () => undefined,
    (fault: Unreachable) => fault.reason,
  );
  return { waits, error, times: fake.calls.length + fake.said.length };
}

test.each(["post", "say"] as const)("an answer comes though Teams takes it only the third time: %s", async (does) => {
  expect(await said(does, busy(), busy(2))).toEqual({ waits: [1_000, 3_000], error: undefined, times: 1 });
  expect(await said(does, busy(4))).toMatchObject({ waits: [4_000], times: 1 });
});

test("it is given up where Teams wants to be left alone for long, or does not take it at all", async () => {
  expect(await said("post", busy(), busy(), busy())).toEqual({
    waits: [1_000, 3_000],
    error: "PreconditionFailed",
    times: 0,
  });
  expect(await said("post", busy(5), busy(5))).toEqual({ waits: [5_000], error: "PreconditionFailed", times: 0 });
  expect(await said("post", busy(60))).toMatchObject({ waits: [], error: "PreconditionFailed" });
  expect(await said("say", new Unreachable("Forbidden", { permanent: true }))).toMatchObject({ waits: [], times: 0 });
});

test.each([
  ["may have been said", new Unreachable("http504", { permanent: false, mayHaveArrived: true })],
  ["met with silence", new Unreachable("network", { permanent: false, noAnswer: true })],
  ["can't be counted, since the database is away", new Unreachable("database", { permanent: false })],
])("what %s is not said again", async (_what, fault) => {
  expect(await said("post", fault)).toEqual({ waits: [], error: fault.reason, times: 0 });
});
