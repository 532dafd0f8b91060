import { expect, test } from "vitest";
import { Deeds } from "../../practice/room/deeds.ts";

test("who has spoken in one meeting has not spoken in the same phase of the next", () => {
  const deeds = new Deeds();
  deeds.note("29:kari", { verb: "contribute", m: "first", visit: "2" });
  expect(deeds.did("29:kari", "contribute", { m: "first", visit: 2 })).toBe(true);
  expect(deeds.did("29:kari", "contribute", { m: "first", visit: 3 })).toBe(false);
  expect(deeds.did("29:kari", "contribute", { m: "second", visit: 2 })).toBe(false);
  expect(deeds.did("29:kari", "contribute")).toBe(true);
});
