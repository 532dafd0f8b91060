import { afterEach, expect, test } from "vitest";
import type { Readiness } from "../../src/app/ports/readiness.ts";
import { nothingToSay } from "../../src/app/turns/answer.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { listen, type RunningServer } from "../../src/teams/server.ts";
import { silent } from "../store/database.ts";

let server: RunningServer;
afterEach(() => server.close());

async function asked(path: string, ready: Readiness): Promise<{ status: number; body: unknown }> {
  const parts = {
    adapter: new BotAdapter(noIdentity),
    bot: async () => nothingToSay,
    policy: { production: false, tenantIds: [], serviceHosts: [] },
    clock: { now: () => 5 },
    clockSpeed: 1,
    readiness: async () => ready,
    log: silent,
    noise: silent.warn,
  };
  server = await listen(parts, "127.0.0.1", 0);
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
  return { status: response.status, body: await response.json() };
}

const WELL: Readiness = { database: "ok", queue: "ok", token: "ok" };
const ILL: Readiness = { ...WELL, database: "fault" };

test("a process that lives says so, whatever is away", async () => {
  expect(await asked("/healthz", ILL)).toEqual({ status: 200, body: { status: "ok" } });
});

test("a bot that can do its work is ready", async () => {
  expect(await asked("/readyz", WELL)).toEqual({ status: 200, body: WELL });
});

test("one that can't is not, and says no more than which part is at fault", async () => {
  expect(await asked("/readyz", ILL)).toEqual({ status: 503, body: ILL });
});

test("the clock is told as before", async () => {
  expect(await asked("/health", ILL)).toEqual({ status: 200, body: { status: "ok", productTimeMs: 5, clockSpeed: 1 } });
});
