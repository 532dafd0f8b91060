import { describe, expect, it } from "vitest";
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
});
