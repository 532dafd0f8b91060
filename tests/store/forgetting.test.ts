import { expect, it, onTestFinished } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { beside } from "../privacy/tables.ts";
import { databaseMissing, freshDatabase, silent } from "./database.ts";

it.skipIf(databaseMissing)(
  "who was written to is forgotten after an hour and what was answered after a day, though nobody comes",
  async () => {
    const { location, drop } = await freshDatabase();
    onTestFinished(drop);
    const opened = async () => openStore(location, { clockSpeed: 1, log: silent });
    const query = async (sql: string) => {
      const database = await beside(location);
      return (await database.query(sql).finally(database.close)).rows;
    };
    const KEPT = "SELECT key FROM send_rate UNION ALL SELECT id FROM inbound ORDER BY 1";
    const first = await opened();
    await first.rates.reserve("with kari", "kommune", 0);
    await first.inbox.done("answered");
    await first.close();
    await (await opened()).close();
    expect(await query(KEPT)).toEqual(["answered", "chat with kari", "tenant kommune"].map((key) => ({ key })));
    await query("UPDATE send_rate SET hour_ms = hour_ms - 3700000");
    await query("UPDATE inbound SET claimed_at = claimed_at - interval '25 hours'");
    await (await opened()).close();
    expect(await query(KEPT)).toEqual([]);
  },
);
