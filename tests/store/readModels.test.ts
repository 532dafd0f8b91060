import { describe, expect, it, vi } from "vitest";
import type { Chat } from "../../src/app/ports/chats.ts";
import { databaseMissing, useStore } from "./database.ts";
import { change } from "./samples.ts";

describe.skipIf(databaseMissing)("chats and messages in the store", () => {
  const store = useStore();

  it("come back as they were last remembered, with no more and no less than was known", async () => {
    const bare: Chat = { chatId: "c", serviceUrl: "https://smba.example/", botId: "28:bot", kind: "group" };
    const full: Chat = { ...bare, kind: "meeting", tenantId: "t", teamsMeetingId: "MCMx", målform: "nn" };
    await store().chats.remember(full);
    expect(await store().chats.find("c")).toEqual(full);
    await store().chats.remember({ ...bare, serviceUrl: "https://smba.example/emea/" });
    expect(await store().chats.find("c")).toEqual({ ...full, serviceUrl: "https://smba.example/emea/" });
    await store().chats.forget("c");
    await store().chats.forget("c");
    expect(await store().chats.find("c")).toBeUndefined();
  });

  it("tell under which addresses an organisation's chats are known, and are known by another from then on", async () => {
    const of = (chatId: string, place: string, tenantId: string): Chat => {
      const serviceUrl = `https://smba.example/${place}/`;
      return { chatId, serviceUrl, botId: "28:bot", kind: "group", tenantId };
    };
    const { chats } = store();
    const known = [of("m1", "old", "moving"), of("m2", "new", "moving"), of("m3", "new", "moving")];
    for (const chat of [...known, of("m4", "theirs", "others")]) await chats.remember(chat);
    const [older, newer] = ["https://smba.example/old/", "https://smba.example/new/"];
    expect(await chats.addressesIn("moving")).toEqual([newer, older]);
    await chats.moved("m1", newer);
    expect(await chats.find("m1")).toEqual(of("m1", "new", "moving"));
    expect(await chats.addressesIn("moving")).toEqual([newer]);
    await chats.moved("forgotten", newer);
    expect(await chats.find("forgotten")).toBeUndefined();
  });

  it("find a person's private chat", async () => {
    const chat: Chat = {
      chatId: "p",
      serviceUrl: "https://smba.example/",
      botId: "28:bot",
      kind: "personal",
      personId: "kari",
    };
    await store().chats.remember(chat);
    expect(await store().chats.findPersonal("kari")).toEqual(chat);
    expect(await store().chats.findPersonal("ola")).toBeUndefined();
  });

  it("keep one message under a key in a meeting", async () => {
    for (const meetingId of ["m", "other"]) await store().history.append(change(meetingId));
    const sending = { stream: "meeting/m", key: "visit:1", status: "sending", chatId: "c", hash: "h1" } as const;
    const sent = { ...sending, status: "sent", activityId: "17", hash: "h2" } as const;
    await store().messages.save(sending);
    expect(await store().messages.all("meeting/m")).toEqual([sending]);
    await store().messages.save(sent);
    await store().messages.save({ ...sending, stream: "meeting/other" });
    expect(await store().messages.all("meeting/m")).toEqual([sent]);
    const again = { ...sending, hasStood: true } as const;
    await store().messages.save(again);
    expect(await store().messages.all("meeting/m")).toEqual([again]);
  });

  it("keep all that is known of a message, and lose what is not known any more", async () => {
    await store().history.append(change("whole"));
    const bare = { stream: "meeting/whole", key: "visit:1", status: "unsent", chatId: "c", hash: "h" } as const;
    const times = { triedAtMs: 1_795_821_049_393, postedAtMs: 1_795_821_049_394, notBeforeMs: 1_795_821_049_395.5 };
    const full = { ...bare, activityId: "17", beat: "b", step: "s", fails: 3, hasStood: true, ...times } as const;
    for (const message of [bare, full, bare]) {
      await store().messages.save(message);
      expect(await store().messages.all("meeting/whole")).toEqual([message]);
    }
  });

  it("are not planned anew by Prisma for each time of day", async () => {
    await store().history.append(change("often"));
    const message = { stream: "meeting/often", key: "visit:1", status: "sent", chatId: "c", hash: "h" } as const;
    // It comes without types.
    const compiler: string = "@prisma/client/runtime/query_compiler_fast_bg.postgresql.mjs";
    const { QueryCompiler } = (await import(compiler)) as { QueryCompiler: { prototype: { compile(): string } } };
    const compile = vi.spyOn(QueryCompiler.prototype, "compile");
    for (let triedAtMs = 1_795_821_049_393; triedAtMs < 1_795_821_049_403; triedAtMs += 1) {
      await store().messages.save({ ...message, triedAtMs });
    }
    expect(compile.mock.calls.length).toBeLessThan(2);
  });
});
