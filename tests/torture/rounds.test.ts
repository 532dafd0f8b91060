import { describe, expect, it } from "vitest";
import { torture } from "./torture.ts";

const SEED = Number(process.env.TORTURE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = 20;

describe(`two bots on one database, with seed ${SEED}`, () => {
  it(`lose nothing, double nothing and leave every chat with its card in ${ROUNDS} rounds of mishaps`, async () => {
    console.info(`TORTURE_SEED=${SEED}`);
    const rounds = await torture({ rounds: ROUNDS, seed: SEED, onRound: () => undefined });
    expect(rounds.filter(({ faults }) => faults.length > 0)).toEqual([]);
  }, 1_800_000);
});
