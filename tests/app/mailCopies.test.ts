import { expect, it } from "vitest";
import type { Unfinished } from "../../src/app/ports/records.ts";
import { finishErasures, withMailCopies } from "../../src/app/records/mailCopies.ts";
import { fakeRecords } from "./fakeRecords.ts";

const BY = { operator: "drift", atMs: 1 };
const erased = { id: 7, events: 3, editions: 0, reads: 0, toldIn: ["follower/kari", "eining/lia"] };

function folder(...held: readonly (readonly [string, number])[]) {
  const files = new Map(held);
  const cleared: true[] = [];
  const copies = {
    async erase(stream: string) {
      const count = files.get(stream) ?? 0;
      files.delete(stream);
      return count;
    },
    clear: async () => void cleared.push(true),
  };
  return { files, copies, cleared };
}

/** As the database has it: what is erased is noted with that it leaves mails. */
function noting(erase: () => Promise<typeof erased | undefined>) {
  let noted: readonly Unfinished[] = [];
  return {
    ...fakeRecords(),
    async erase(stream: string, _people: readonly string[], by: { readonly leavesMails?: true }) {
      const done = await erase();
      if (done !== undefined && by.leavesMails) noted = [{ id: done.id, streams: [stream, ...done.toldIn] }];
      return done;
    },
    unfinished: async () => noted,
    async finished(id: number) {
      noted = noted.filter((one) => one.id !== id);
    },
  };
}

it("what is erased takes its mails along, those that tell of it, and one that was written meanwhile", async () => {
  const { files, copies } = folder(["entry/e", 2], ["follower/kari", 1], ["eining/lia", 1], ["follower/per", 1]);
  const under = noting(async () => {
    files.set("entry/e", 3);
    return erased;
  });
  expect(await withMailCopies(under, copies).erase("entry/e", [], BY)).toEqual({ ...erased, mails: 5 });
  expect([...files.keys()]).toEqual(["follower/per"]);
  expect(await under.unfinished()).toEqual([]);
});

it("what is kept keeps its mails: it was not there, or something happened in it meanwhile", async () => {
  const { files, copies } = folder(["meeting/m", 2]);
  const records = withMailCopies(
    noting(async () => undefined),
    copies,
  );
  expect(await records.erase("meeting/m", [], BY, 3)).toBeUndefined();
  expect([...files.keys()]).toEqual(["meeting/m"]);
});

it("mails that stayed behind, since the work was cut off, go the next night", async () => {
  const { files, copies, cleared } = folder(["entry/e", 2], ["follower/kari", 1], ["follower/per", 1]);
  const under = noting(async () => erased);
  const cutOff = { ...copies, erase: () => Promise.reject(new Error("the process was killed")) };
  await expect(withMailCopies(under, cutOff).erase("entry/e", [], BY)).rejects.toThrow();
  expect([...files.keys()]).toContain("entry/e");
  await finishErasures(under, copies);
  expect([...files.keys()]).toEqual(["follower/per"]);
  expect([await under.unfinished(), cleared]).toEqual([[], [true]]);
});
