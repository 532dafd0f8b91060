import { describe, expect, it } from "vitest";
import { databaseMissing, useStore } from "./database.ts";

describe.skipIf(databaseMissing)("messages that were taken", () => {
  const store = useStore();

  it("are one process's to answer, however many get them at once", async () => {
    const { inbox } = store();
    const claims = await Promise.all(Array.from({ length: 5 }, () => inbox.claim("a")));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await inbox.claim("b")).toBe(true);
  });

  it("are nobody's to answer once they are answered", async () => {
    const { inbox } = store();
    await inbox.claim("c");
    await inbox.done("c");
    expect(await inbox.claim("c")).toBe(false);
  });

  it("are known for as long as is asked, by the database's own clock", async () => {
    const { inbox } = store();
    expect(await inbox.wasDone("d", 60_000)).toBe(false);
    await inbox.claim("d");
    expect(await inbox.wasDone("d", 60_000)).toBe(false);
    await inbox.done("d");
    await inbox.done("e");
    expect([await inbox.wasDone("d", 60_000), await inbox.wasDone("e", 60_000)]).toEqual([true, true]);
    expect(await inbox.wasDone("e", 0)).toBe(false);
  });

  it("are one wish where they ask for the same at once or soon after, and the next one later", async () => {
    const { inbox } = store();
    const asked = await Promise.all(Array.from({ length: 5 }, () => inbox.firstAsked("f", 60_000)));
    expect(new Set(asked).size).toBe(1);
    expect(await inbox.firstAsked("f", 60_000)).toBe(asked[0]);
    await expect.poll(() => inbox.firstAsked("f", 0)).not.toBe(asked[0]);
  });

  it("are old where something later was told of the same, and no others", async () => {
    const { inbox } = store();
    const told = [3_000, 1_000, 3_000, 4_000, 2_000];
    const answers: boolean[] = [];
    const beganMs = Date.now();
    for (const atMs of told) answers.push(await inbox.isLatest("g", beganMs + atMs));
    expect(answers).toEqual([true, false, true, true, false]);
    expect(await inbox.isLatest("h", Date.now())).toBe(true);
  });

  it("are counted by how they begin, each once and without the one at hand", async () => {
    const { inbox } = store();
    for (const id of ["_a 1", "_a 2", "_a 2", "xa 3", "_b 1"]) await inbox.firstAsked(id, 60_000);
    expect(await inbox.othersLike("_a ", "_a 3")).toBe(2);
    expect(await inbox.othersLike("_a ", "_a 2")).toBe(1);
  });
});
