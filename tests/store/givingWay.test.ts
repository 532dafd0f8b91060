import { expect, test } from "vitest";
import { Unreachable } from "../../src/errors.ts";
import type { PrismaClient } from "../../src/store/generated/client.ts";
import { insisting } from "../../src/store/givingWay.ts";

/** As the driver tells of it. */
const locked = Object.assign(new Error("canceling statement due to lock timeout"), { code: "55P03" });

test("where somebody goes on writing the same rows it is to be tried again later, and no fault of ours", async () => {
  let tries = 0;
  const busy = { $transaction: async () => Promise.reject(locked).finally(() => (tries += 1)) };
  await expect(insisting(busy as unknown as PrismaClient, async () => 1)).rejects.toBeInstanceOf(Unreachable);
  expect(tries).toBe(50);
});
