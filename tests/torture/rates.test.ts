import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { freePort } from "../cluster/bots.ts";
import { ownPostgres } from "./ownPostgres.ts";

const silent = { info() {}, warn() {}, error() {} };
const PATIENCE_MS = 60_000;

test("calls to Teams that were counted when the database was killed are counted when it is back", async () => {
  const postgres = await ownPostgres(await freePort());
  onTestFinished(postgres.drop);
  const openOne = () => openStore({ databaseUrl: postgres.url }, { clockSpeed: 1, log: silent });
  const store = await openOne();
  // The next one after these has to wait for half a minute.
  for (let call = 0; call < 56; call += 1) await store.rates.reserve("chat", "tenant", PATIENCE_MS);
  await store.close();
  await postgres.kill();
  await postgres.start();
  const again = await openOne();
  onTestFinished(() => again.close());
  expect(await again.rates.reserve("chat", "tenant", PATIENCE_MS)).toBeGreaterThan(0);
});
