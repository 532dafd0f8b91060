import { beforeAll, describe, expect, it } from "vitest";
import { databaseMissing, useStore } from "./database.ts";
import { change } from "./samples.ts";

describe.skipIf(databaseMissing)("drafts of mails in the store", () => {
  const store = useStore();
  beforeAll(() => store().history.append(change("m")));
  const mail = (messageId: string) => ({ stream: "meeting/m", messageId });

  it("are one for a mail, whoever else made one", async () => {
    const { drafts } = store();
    expect(await drafts.find("a@bti")).toBeUndefined();
    const claims = await Promise.all(["d1", "d2", "d3"].map((id) => drafts.claim(mail("a@bti"), id)));
    const [first] = claims;
    expect(new Set(claims.map((claim) => claim.draftId)).size).toBe(1);
    expect(await drafts.find("a@bti")).toEqual(first);
  });

  it("are sent by one at a time", async () => {
    const { drafts } = store();
    await drafts.claim(mail("b@bti"), "d");
    const nowMs = Date.UTC(2026, 9, 25, 1, 2, 3, 456);
    const marks = await Promise.all([1, 2, 3].map((n) => drafts.mark("b@bti", undefined, nowMs + n)));
    expect(marks.filter(Boolean)).toHaveLength(1);
    const { triedAtMs } = (await drafts.find("b@bti")) ?? {};
    expect(await drafts.mark("b@bti", nowMs, nowMs + 9)).toBe(false);
    expect(await drafts.mark("b@bti", triedAtMs, undefined)).toBe(true);
    expect(await drafts.find("b@bti")).toEqual({ draftId: "d" });
  });

  it("are forgotten", async () => {
    const { drafts } = store();
    await drafts.claim(mail("c@bti"), "d");
    await drafts.forget("c@bti");
    await drafts.forget("c@bti");
    expect(await drafts.find("c@bti")).toBeUndefined();
  });
});
