/** The press that takes a list in, where things happen at the same time. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { change } from "../../../src/app/turns/changingEinings.ts";
import { Conflict, Refused } from "../../../src/errors.ts";
import { translator } from "../../../src/text/text.ts";
import { activity, execute, turns, who } from "../../teams/turns.ts";

const nn = translator("nn");
const HEAD = "eining;nummer;slag;målform;namn;e-post;rolle;teneste;grupper\n";
const ADMIN = { id: "admin", isAdministrator: true };
const URL = "https://kommune-my.sharepoint.com/liste";
const PRIVATE = { conversation: { id: "a:admin", conversationType: "personal" }, channelData: {} };

/** A list that an administrator has sent, and the report on it. */
async function sent(text: string, options: Parameters<typeof turns>[0] = {}) {
  const bot = turns(options);
  bot.sent.files.set(URL, HEAD + text);
  const send = async () => {
    const attachments = [
      {
        contentType: "application/vnd.microsoft.teams.file.download.info",
        name: "l.csv",
        content: { downloadUrl: URL },
      },
    ];
    await bot.turn({ ...activity(who("admin"), { type: "message", text: "", attachments }), ...PRIVATE });
  };
  await send();
  const report = bot.messenger.calls.at(-1);
  const id = [...bot.sent.kept.keys()][0] ?? "";
  const press = () =>
    bot.turn({ ...execute(who("admin"), { verb: "listTake", list: id }), ...PRIVATE, replyToId: report?.activityId });
  const names = async () =>
    (await bot.einings.store.page({ search: "", skip: 0, limit: 99 })).rows.map(({ name }) => name);
  return { ...bot, send, press, names, report };
}

describe("a list that takes long to take in", () => {
  it("is answered before Teams gives up, with the same button, and the card says so when it is done", async () => {
    const list = await sent("Bø skule;;;;Kari;kari@kommune.example;tilsett;;", { lateMs: 0 });
    const { promise, resolve } = Promise.withResolvers<void>();
    list.sent.faults.write = () => promise;
    list.messenger.taken();
    const answer = JSON.stringify(await list.press());
    expect(answer).toContain(nn("list.busy"));
    expect(answer).toContain("listTake");
    expect(await list.names()).toEqual([]);
    resolve();
    await expect
      .poll(() => list.messenger.calls)
      .toMatchObject([{ does: "update", activityId: list.report?.activityId, text: nn("list.taken") }]);
    expect(await list.names()).toEqual(["Bø skule"]);
  });

  it("and fails in the end, is told so, and can be taken in by another press", async () => {
    const list = await sent("Bø skule;;;;Kari;kari@kommune.example;tilsett;;", { lateMs: 0 });
    const { promise, reject } = Promise.withResolvers<void>();
    list.sent.faults.write = () => promise;
    await list.press();
    list.sent.faults.write = async () => {};
    reject(new Error("away"));
    await expect.poll(() => list.messenger.said).toEqual([nn("bot.fault")]);
    expect(await list.names()).toEqual([]);
    await list.press();
    await expect.poll(list.names).toEqual(["Bø skule"]);
  });

  it("and is taken in, ends nothing where the card of it can't be made to say so", async () => {
    const list = await sent("Bø skule;;;;Kari;kari@kommune.example;tilsett;;", { lateMs: 0 });
    const { promise, resolve } = Promise.withResolvers<void>();
    list.sent.faults.write = () => promise;
    list.messenger.update = () => Promise.reject(new Error("a fault of ours"));
    await list.press();
    resolve();
    await expect.poll(() => list.messenger.said).toEqual([nn("bot.fault")]);
    expect(await list.names()).toEqual(["Bø skule"]);
  });

  it("and is turned down after all, says why", async () => {
    const list = await sent("Bø skule;;;;Kari;kari@kommune.example;tilsett;;", { lateMs: 0 });
    const { promise, reject } = Promise.withResolvers<void>();
    list.sent.faults.write = () => promise;
    await list.press();
    reject(new Refused("listsFromLeaders"));
    await expect.poll(() => list.messenger.said).toEqual([nn("refusal.listsFromLeaders")]);
  });
});

describe("a list that somebody else is quicker than", () => {
  it("is taken in by one of two presses, and both are told that it is", async () => {
    const list = await sent("Bø skule;;;;Kari;kari@kommune.example;tilsett;;");
    const answers = await Promise.all([list.press(), list.press()]);
    for (const answer of answers) expect(JSON.stringify(answer)).toContain(nn("list.taken"));
    for (const answer of answers) expect(JSON.stringify(answer)).toContain(nn("list.takenCount", { changed: 1 }));
    const [{ einingId = "" } = {}] = await list.einings.store.named("Bø skule");
    const happened = (await list.einings.all.history(einingId)).map(({ type, by }) => `${type} by ${by}`);
    expect(happened).toEqual(["einingFounded by admin", "personAdded by admin"]);
  });

  it("is not shown again where the other press was carried out while the schools were read", async () => {
    const list = await sent("Bø skule;;;;;;;;\nLia skule;;;;;;;;");
    const { history } = list.sent.lists;
    const load = history.load.bind(history);
    let loads = 0;
    let other: Promise<unknown> | undefined;
    history.load = async (...args) => {
      loads += 1;
      if (loads === 2) {
        other = list.press();
        await other;
      }
      return load(...args);
    };
    const answer = JSON.stringify(await list.press());
    expect(JSON.stringify(await other)).toContain(nn("list.taken"));
    expect(answer).toContain(nn("list.taken"));
    expect(answer).toContain(nn("list.takenCount", { changed: 2 }));
  });

  it("is shown again, as it would be now", async () => {
    const list = await sent("Bø skule;;;;Kari;kari@kommune.example;tilsett;;");
    await change(
      list.einings,
      {
        verb: "einingFound",
        name: "Bø skule",
        number: "",
        einingKind: "school",
        målform: "nn",
        leaderName: "",
        email: "",
      },
      ADMIN,
      undefined,
    );
    const answer = JSON.stringify(await list.press());
    expect(answer).toContain(nn("list.changed"));
    expect(answer).not.toContain(nn("import.new"));
    expect(JSON.stringify(await list.press())).toContain(nn("list.taken"));
  });
});

describe("a list that can't be written, time after time, because others write", () => {
  const KARI = "Bø skule;;;;Kari;kari@kommune.example;tilsett;;";
  it("is tried twice and no more, and whoever pressed is told to try again", async () => {
    const list = await sent(KARI);
    let tries = 0;
    list.sent.faults.write = async () => {
      tries += 1;
      throw new Conflict();
    };
    expect(JSON.stringify(await list.press())).toContain(nn("bot.conflict"));
    expect(tries).toBe(2);
    list.sent.faults.write = async () => {};
    expect(JSON.stringify(await list.press())).toContain(nn("list.taken"));
  });

  it("is told of in the same words where Teams has its answer already", async () => {
    const list = await sent(KARI, { lateMs: 0 });
    const { promise, reject } = Promise.withResolvers<void>();
    list.sent.faults.write = () => promise;
    await list.press();
    reject(new Conflict());
    await expect.poll(() => list.messenger.said).toEqual([nn("bot.conflict")]);
    expect(await list.names()).toEqual([]);
  });
});

describe("whatever is in a list", () => {
  const line = fc.record({
    school: fc.constantFrom("Bø skule", "Lia skule", "alle", ""),
    name: fc.constantFrom("Kari", "", "x".repeat(90)),
    email: fc.constantFrom("kari@kommune.example", "ola@kommune.example", "kari"),
    role: fc.constantFrom("rektor", "tilsett", "eigar", "slutta", "sjef"),
  });

  it("all of it is taken in or nothing, what is shown and no more", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 4 }), async (lines) => {
        const text = lines.map(({ school, name, email, role }) => `${school};;;;${name};${email};${role};;`).join("\n");
        const list = await sent(text);
        const report = JSON.stringify(list.report?.message ?? list.messenger.said);
        expect(await list.names()).toEqual([]);
        if (!report.includes("listTake")) {
          expect(list.sent.kept.size).toBe(0);
          return;
        }
        expect(report).not.toContain(nn("list.faulty"));
        await list.press();
        const said = new Set(lines.map(({ school }) => school).filter((school) => school.includes("skule")));
        expect(new Set(await list.names())).toEqual(said);
        await list.send();
        expect(list.messenger.calls.at(-1)?.text).toBe(nn("list.same"));
      }),
      { numRuns: 300 },
    );
  });
});
