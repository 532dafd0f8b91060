/** `npm run torture -- --rounds 200 --seed 1`: a line for each round, and exit code 1 where something was wrong. */
import { parseArgs } from "node:util";
import { torture } from "./torture.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "20" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.info(`seed ${seed}`);
const rounds = await torture({
  rounds: Number(values.rounds),
  seed,
  onRound({ number, disturbance, tookMs, faults }) {
    console.info(
      `${number}. ${disturbance}: ${faults.length === 0 ? "well" : "WRONG"} (${(tookMs / 1000).toFixed(1)} s)`,
    );
    for (const fault of faults) console.info(`   ${fault}`);
  },
});
const wrong = rounds.filter(({ faults }) => faults.length > 0);
console.info(`${rounds.length} rounds, ${wrong.length} wrong`);
process.exitCode = wrong.length === 0 ? 0 : 1;
