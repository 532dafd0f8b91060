import { afterAll } from "vitest";
import { closeProduction, losing, startProduction } from "./losing.ts";
import { playEach } from "./played.ts";

afterAll(closeProduction);

playEach(
  "the bot's token is no longer taken",
  [
    { name: "once in each chat", quirks: { connector: "401" } },
    { name: "in phase after phase", onPhase: losing({ clarifying: 0, statusQuo: 0, factors: 0, summary: 0 }) },
  ],
  startProduction,
);
