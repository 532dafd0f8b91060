import { EventEmitter } from "node:events";
import type { Server } from "node:http";
import { expect, test } from "vitest";
import { betweenConnections, inTurn } from "../../src/http/inTurn.ts";

test("whoever calls once is let in before the second call of somebody who made hundreds", async () => {
  const rounds: (() => void)[] = [];
  const enter = inTurn((next) => rounds.push(next));
  const entered: string[] = [];
  const call = (whose: string, what: string) => void enter(whose).then(() => entered.push(what));
  for (let n = 1; n <= 400; n += 1) call("script", `script ${n}`);
  call("Siri", "Siri's press");
  call("Per", "Per's press");
  expect(rounds).toHaveLength(1);
  for (const round of rounds) {
    round();
    await Promise.resolve();
  }
  expect(entered.slice(0, 4)).toEqual(["script 1", "Siri's press", "Per's press", "script 2"]);
  expect(entered).toHaveLength(402);
  expect(entered.at(-1)).toBe("script 400");
  // And nothing goes round when nobody waits.
  expect(rounds).toHaveLength(402);
});

test("one call is let in at a time, and who comes later takes their turn", async () => {
  const rounds: (() => void)[] = [];
  const enter = inTurn((next) => rounds.push(next));
  const entered: string[] = [];
  for (const whose of ["a", "a", "b"]) void enter(whose).then(() => entered.push(whose));
  rounds.shift()?.();
  await Promise.resolve();
  void enter("c").then(() => entered.push("c"));
  while (rounds.length > 0) {
    rounds.shift()?.();
    await Promise.resolve();
  }
  expect(entered).toEqual(["a", "b", "a", "c"]);
});

test("no more wait than there is memory for: each that comes lets the next in whose turn it is, before there is a round", async () => {
  const enter = inTurn(() => undefined);
  const entered: string[] = [];
  const call = (whose: string) => void enter(whose).then(() => entered.push(whose));
  for (let n = 0; n < 2_000; n += 1) call("script");
  await Promise.resolve();
  expect(entered).toHaveLength(1_500);
  for (const whose of ["Siri", "script"]) call(whose);
  await Promise.resolve();
  expect(entered.slice(1_500)).toEqual(["script", "Siri"]);
});

/** How many rounds go by before the next is let in, while a connection comes in each of the first `comes`. */
async function roundsUntilLetIn(comes: number): Promise<number> {
  const server = new EventEmitter();
  const round = betweenConnections(server as Server);
  let isIn = false;
  let rounds = 0;
  server.emit("connection");
  round(() => {
    isIn = true;
  });
  while (!isIn) {
    await new Promise((resolve) => setImmediate(resolve));
    rounds += 1;
    if (rounds < comes) server.emit("connection");
  }
  return rounds;
}

test("calls are let in when nobody new comes, and while they go on coming now and then", async () => {
  expect(await roundsUntilLetIn(0)).toBe(2);
  expect(await roundsUntilLetIn(5)).toBe(6);
  expect(await roundsUntilLetIn(Number.POSITIVE_INFINITY)).toBe(21);
});
