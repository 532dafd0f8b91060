import { beforeEach, describe, expect, test } from "vitest";
import type { Quirks } from "../../practice/room/quirks.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LATE, LEADER, read, useScene } from "./scene.ts";

const nn = translator("nn");
const LIST = "eining;namn;e-post;rolle\nBø skule;Kari;kari@kommune.example;tilsett";

describe.skipIf(databaseMissing)("a file that is sent in the private chat", () => {
  const scene = useScene();
  const drive = () => scene().room.stage.drive;
  const worse = (file: Quirks["file"]) => {
    scene().room.world.quirks = { ...scene().room.world.quirks, file };
  };
  beforeEach(() => {
    drive().clear();
    worse("there");
  });

  test("by somebody who sets up no school is not fetched, and gets a short kind answer", async () => {
    for (const name of ["l.csv", "bilete.png"])
      expect(read(await scene().sendFile(LATE, name, LIST))).toBe(nn("refusal.listsFromLeaders"));
    expect(drive().asked).toEqual([]);
  });

  test("is asked for without anything that says who the bot is", async () => {
    await scene().sendFile(LEADER, "l.csv", LIST);
    const { authorization, cookie } = drive().asked[0]?.headers ?? {};
    expect([drive().asked.length, authorization, cookie]).toEqual([1, undefined, undefined]);
  });

  test.each([
    ["rekneark.xlsx", "PK", "import.workbook"],
    ["bilete.png", "x", "refusal.fileKind"],
    ["tom.csv", "", "import.empty"],
    ["liste.txt", "PK\u0003\u0004", "import.workbook"],
  ] as const)("%s gets an answer that says what to do", async (name, content, key) => {
    expect(read(await scene().sendFile(LEADER, name, content))).toBe(nn(key));
  });

  test.each([
    [401, "fileGone"],
    [403, "fileGone"],
    [404, "fileGone"],
    [410, "fileGone"],
    [503, "fileLater"],
    ["elsewhere", "fileNotRead"],
    ["page", "fileNotRead"],
    ["untold", "fileNotRead"],
  ] as const)(
    "that can't be had (%s) gets an answer that says what to do, and no name in the log",
    async (file, code) => {
      worse(file);
      const answer = await scene().sendFile(LEADER, "hemmeleg-namn.csv", LIST.replace("Bø", "Hemmeleg"));
      expect(read(answer)).toBe(nn(`refusal.${code}`));
      expect(scene().log()).not.toMatch(/hemmeleg/i);
    },
  );

  test("that is larger than anybody said is let go as soon as it is too large", async () => {
    worse("endless");
    const answer = await scene().sendFile(LEADER, "l.csv", "x");
    expect(read(answer)).toBe(nn("refusal.fileTooLarge", { limit: 5 }));
    expect(drive().asked[0]?.sentBytes).toBeLessThan(30_000_000);
  });

  test("that says itself that it is too large is not read at all", async () => {
    const answer = await scene().sendFile(LEADER, "l.csv", Buffer.alloc(5_000_001, "x"));
    expect(read(answer)).toBe(nn("refusal.fileTooLarge", { limit: 5 }));
  });

  test("in the meeting's chat is asked for in private, and a word beside it is done as always", async () => {
    const { world } = scene().room;
    const file = { name: "l.csv", content: Buffer.from(LIST) };
    const before = scene().mark();
    scene().person(LEADER).say(scene().chatId, `@${world.state.bot.name} her er lista`, file);
    await scene().says(nn("refusal.fileInPrivate"), scene().chatId, before);
    scene().person(LEADER).say(scene().chatId, `@${world.state.bot.name} hjelp`, file);
    await scene().says(nn("card.help.title"), scene().chatId, before);
    expect(drive().asked).toEqual([]);
  });
});
