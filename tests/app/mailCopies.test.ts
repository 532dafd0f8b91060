import { expect, it } from "vitest";
import { withMailCopies } from "../../src/app/records/mailCopies.ts";
import { fakeRecords } from "./fakeRecords.ts";

const BY = { operator: "drift", atMs: 1 };
const erased = { events: 3, editions: 0, reads: 0, toldIn: ["follower/kari", "eining/lia"] };

function folder(...held: readonly (readonly [string, number])[]) {
  const files = new Map(held);
  const erase = async (stream: string) => {
    const count = files.get(stream) ?? 0;
    files.delete(stream);
    return count;
  };
  return { files, copies: { erase } };
}

it("what is erased takes its mails along, those that tell of it, and one that was written meanwhile", async () => {
  const { files, copies } = folder(["entry/e", 2], ["follower/kari", 1], ["eining/lia", 1], ["follower/per", 1]);
  const erase = async () => {
    files.set("entry/e", 1);
    return erased;
  };
  const records = withMailCopies({ ...fakeRecords(), erase }, copies);
  expect(await records.erase("entry/e", [], BY)).toEqual({ ...erased, mails: 5 });
  expect([...files.keys()]).toEqual(["follower/per"]);
});

it("what is not there says so", async () => {
  const records = withMailCopies({ ...fakeRecords(), erase: async () => undefined }, folder().copies);
  expect(await records.erase("entry/e", [], BY)).toBeUndefined();
});
