/** What each process keeps of chats is right though others write too: no sticky sessions. */
import { describe, expect, test } from "vitest";
import { rememberChat } from "../../../src/app/turns/chatMemory.ts";
import type { Incoming } from "../../../src/app/turns/incoming.ts";
import { CHAT, fakeChats } from "../fakes.ts";

const { teamsMeetingId: _untold, ...bare } = CHAT;
const from = { id: "kari", teamsId: "29:kari", name: "Kari" };
const press = (chat: Incoming["chat"]): Incoming => ({ kind: "press", chat, from, data: {} });

function twoProcesses() {
  const chats = fakeChats();
  return { chats, here: rememberChat(chats), there: rememberChat(chats) };
}

describe("with two processes", () => {
  test("what one is told of a chat the other knows, though it has seen the chat before", async () => {
    const { here, there } = twoProcesses();
    await here(press({ ...bare, kind: "group" }));
    await there(press({ ...CHAT, kind: "meeting", teamsMeetingId: "MCMx" }));
    const { chat } = await here(press({ ...bare, kind: "group" }));
    expect(chat).toMatchObject({ kind: "meeting", teamsMeetingId: "MCMx" });
  });

  test("a choice of målform made at one is not undone by what the other is told", async () => {
    const { chats, here, there } = twoProcesses();
    await here(press({ ...bare, kind: "group" }));
    const find = chats.find;
    // Chosen just when the other one has read the chat and is about to write.
    chats.find = async (chatId) => {
      const found = await find(chatId);
      await chats.remember({ ...bare, kind: "group", målform: "nb" });
      return found;
    };
    await there(press({ ...bare, kind: "group", serviceUrl: "https://smba.example/emea/" }));
    chats.find = find;
    expect(await chats.find(bare.chatId)).toMatchObject({ målform: "nb", serviceUrl: "https://smba.example/emea/" });
  });

  test("a chat is not read again for each thing that is done in a meeting, also where nothing tells that it is Teams' own", async () => {
    const { chats, here } = twoProcesses();
    let reads = 0;
    const find = chats.find;
    chats.find = (chatId) => {
      reads += 1;
      return find(chatId);
    };
    const inMeeting: Incoming = { ...press({ ...bare, kind: "group" }), kind: "press", data: { m: "one" } };
    for (let times = 0; times < 5; times += 1) await here(inMeeting);
    expect(reads).toBe(1);
  });
});
