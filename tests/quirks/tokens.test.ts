import { afterAll } from "vitest";
import type { PhaseId } from "../../src/meeting/script/phase.ts";
import { type Production, production } from "../support/production.ts";
import { playEach } from "./played.ts";

let around: Production | undefined;
afterAll(() => around?.close());

/** In some phases the token is withdrawn; so many requests for another one go wrong first. */
const losing =
  (requests: Partial<Record<PhaseId, number>>, how: "refused" | "hanging" = "refused") =>
  (phase: PhaseId) => {
    const lost = requests[phase];
    if (lost !== undefined) around?.loseTokens(lost, how);
  };

playEach(
  "the bot's token is no longer taken",
  [
    { name: "once in each chat", quirks: { connector: "401" } },
    { name: "in phase after phase", onPhase: losing({ clarifying: 0, statusQuo: 0, factors: 0, summary: 0 }) },
    {
      name: "while the identity service is down",
      onPhase: losing({ roles: 4, clarifying: 8, tiltak: 8, evaluation: 8 }),
    },
    { name: "while the identity service hangs", onPhase: losing({ clarifying: 1, evaluation: 1 }, "hanging") },
  ],
  async () => {
    around = await production();
    return around.room;
  },
);
