import { afterEach, expect, test } from "vitest";
import type { Readiness } from "../../src/app/ports/readiness.ts";
import { nothingToSay } from "../../src/app/turns/answer.ts";
import { BotAdapter } from "../../src/teams/adapter.ts";
import { noIdentity } from "../../src/teams/identity.ts";
import { listen, type RunningServer } from "../../src/teams/server.ts";
import { silent } from "../store/database.ts";

let server: RunningServer;
let speed = 1;
let skippedMs = 0;
afterEach(() => server.close());

const clock = {
  now: () => 5,
  get speed() {
    return speed;
  },
  async setSpeed(wanted: number) {
    speed = wanted;
  },
  async skip(ms: number) {
    skippedMs += ms;
  },
};

interface Asked {
  readonly production?: boolean;
  readonly init?: RequestInit;
}

async function asked(path: string, ready: Readiness, { production = false, init = {} }: Asked = {}) {
  const parts = {
    adapter: new BotAdapter(noIdentity),
    bot: async () => nothingToSay,
    policy: { production, tenantIds: [], serviceHosts: [] },
    clock,
    readiness: async () => ready,
    log: silent,
    noise: silent.warn,
  };
  server = await listen(parts, "127.0.0.1", 0);
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
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

test.each([
  ["/healthz", ILL, 200],
  ["/readyz", WELL, 200],
  ["/readyz", ILL, 503],
])("%s answers a probe that asks for the head alone", async (path, readiness, status) => {
  await asked("/health", readiness);
  const url = `http://127.0.0.1:${server?.port}${path}`;
  const response = await fetch(url, { method: "HEAD" });
  expect([response.status, await response.text()]).toEqual([status, ""]);
  for (const method of ["POST", "PUT", "DELETE"]) expect((await fetch(url, { method })).status).toBe(405);
});

test("the clock is told as before", async () => {
  expect(await asked("/health", ILL)).toEqual({ status: 200, body: { status: "ok", productTimeMs: 5, clockSpeed: 1 } });
});

const put = (body: unknown, headers: Readonly<Record<string, string>> = {}): RequestInit => ({
  method: "PUT",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

test("without credentials it takes another speed, from programs of this machine, and says how it goes then", async () => {
  const body = { status: "ok", productTimeMs: 5, clockSpeed: 60 };
  expect(await asked("/clock", WELL, { init: put({ speed: 60 }) })).toEqual({ status: 200, body });
});

test("it lets time go by at once in the same way", async () => {
  expect(await asked("/clock", WELL, { init: put({ skipMs: 86_400_000 }) })).toMatchObject({ status: 200 });
  expect(skippedMs).toBe(86_400_000);
});

test.each<[object, Readonly<Record<string, string>>, number]>([
  [{ speed: 0 }, {}, 400],
  [{ skipMs: -1 }, {}, 400],
  [{ skipMs: 40_000_000_000 }, {}, 400],
  [{ skipMs: 1, speed: 1 }, {}, 400],
  [{ speed: "fast" }, {}, 400],
  [{ speed: 10_001 }, {}, 400],
  [{ speed: 1 }, { origin: "https://example.com" }, 403],
])("%j is not taken where %j calls", async (wanted, headers, status) => {
  const before = [speed, skippedMs];
  expect(await asked("/clock", WELL, { init: put(wanted, headers) })).toMatchObject({ status });
  expect([speed, skippedMs]).toEqual(before);
});

test("nobody changes the clock of a bot with credentials", async () => {
  const before = speed;
  expect(await asked("/clock", WELL, { production: true, init: put({ speed: 10 }) })).toMatchObject({ status: 404 });
  expect(speed).toBe(before);
});
