import { afterAll } from "vitest";
import { closeProduction, losing, startProduction } from "./losing.ts";
import { playEach } from "./played.ts";

afterAll(closeProduction);

playEach(
  "the bot's token is no longer taken, and there is no other to be had",
  [
    {
      name: "while the identity service is down",
      onPhase: losing({ roles: 4, clarifying: 8, tiltak: 8, evaluation: 8 }),
    },
    { name: "while the identity service hangs", onPhase: losing({ clarifying: 1, evaluation: 1 }, "hanging") },
  ],
  startProduction,
);
