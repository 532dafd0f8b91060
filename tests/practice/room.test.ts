import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer, SayAnswer } from "../../practice/api/answers.ts";
import type { MailView, PersonView, RoomView } from "../../practice/api/views.ts";
import { addPerson, leave, startMeeting } from "../../practice/room/attendance.ts";
import type { Room } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";
import {
  api,
  botSays,
  command,
  echoRoom,
  LATE,
  LEADER,
  REFRESHING,
  TEACHER,
  tempFolder,
  text,
  WITHOUT_APP,
} from "./support.ts";

let room: Room;
let folder: Awaited<ReturnType<typeof tempFolder>>;
let chatId: string;

beforeAll(async () => {
  folder = await tempFolder();
  room = await echoRoom(folder.path, { invokeTimeoutMs: 5_000 });
  chatId = room.world.state.meeting.chatId;
});
afterAll(async () => {
  await room.stop();
  await folder[Symbol.asyncDispose]();
});

async function postedCard(): Promise<string> {
  const before = room.world.state.lastId;
  command(room, room.person(LEADER), "card");
  const isNew = (message: Message) => message.card && Number(message.id) > before;
  return (await room.world.until("the card", () => room.world.state.messages.find(isNew))).id;
}

async function updated(messageId: string): Promise<void> {
  command(room, room.person(LEADER), "update");
  await room.world.until("the new version", () => room.world.message(messageId)?.version === 2);
}

describe("a new room", () => {
  test("has eight people, one of them without the app, and the bot in the meeting chat", async () => {
    const { room: view, messages } = await api(room).get<RoomView>("state");
    expect(view.people).toHaveLength(8);
    expect(view.people.filter((one) => !one.hasApp).map((one) => one.name)).toEqual([WITHOUT_APP]);
    expect(view.me.name).toBe(LEADER);
    expect(view.chats.map((chat) => chat.kind)).toEqual(["meeting", "personal"]);
    expect(view.meeting).toMatchObject({ status: "notStarted", botInChat: true });
    expect(view.bot.status).toBe("running");
    expect(messages[0]?.notice).toEqual({ code: "botAdded" });
  });

  test("shows the product's own time and speed", async () => {
    const { room: view } = await api(room).get<RoomView>("state");
    expect(new Date(view.clock.productTimeMs).toISOString()).toMatch(/^2026-01-15T09:0/);
    expect(view.clock.speed).toBe(1);
  });
});

describe("writing to the bot", () => {
  test("a mention in the meeting chat reaches it, and its answer is in the chat", async () => {
    const { id } = room.person(LEADER);
    const request = { personId: id, chatId, text: `@${room.world.state.bot.name} echo hei på deg` };
    expect(await api(room).post<SayAnswer>("say", request)).toMatchObject({ seenByBot: true });
    await botSays(room, chatId, "echo: hei på deg");
  });

  test("without a mention only the people in the meeting chat see it", async () => {
    const request = { personId: room.person(LEADER).id, chatId, text: "echo til de andre" };
    expect(await api(room).post<SayAnswer>("say", request)).toMatchObject({ seenByBot: false });
  });

  test("a private chat needs no mention, and nobody else sees it", async () => {
    const { personalChatId } = room.person(TEACHER).state;
    room.person(TEACHER).say(personalChatId, "echo berre meg");
    await botSays(room, personalChatId, "echo: berre meg");
    const leaders = await api(room).get<RoomView>(`state?person=${encodeURIComponent(room.person(LEADER).id)}`);
    expect(leaders.messages.some((message) => message.text?.includes("berre meg"))).toBe(false);
    const request = { personId: room.person(LEADER).id, chatId: personalChatId, text: "echo" };
    expect(await api(room).fault("say", request)).toBe("notInChat");
  });

  test("takes words, a file or both, and not nothing", async () => {
    const { id, state } = room.person(TEACHER);
    const request = { personId: id, chatId: state.personalChatId, text: " " };
    expect(await api(room).fault("say", request)).toBe("badRequest");
    const file = { name: "liste.csv", base64: Buffer.from("eining").toString("base64") };
    await api(room).post<SayAnswer>("say", { ...request, file });
    const { messages } = await api(room).get<RoomView>(`state?person=${encodeURIComponent(id)}`);
    expect(messages).toContainEqual(expect.objectContaining({ file: "liste.csv", text: "" }));
  });
});

describe("cards", () => {
  test("a card that names the person is refreshed for them, others see the common one", async () => {
    const messageId = await postedCard();
    expect(text(await room.person(LEADER).view(messageId))).toContain(`automatic for ${LEADER}`);
    expect(text(await room.person(TEACHER).view(messageId))).toContain("v1");
  });

  test("a new version of the card is refreshed again", async () => {
    const messageId = await postedCard();
    await room.person(LEADER).view(messageId);
    command(room, room.person(LEADER), "update");
    const { version } = await botSays(room, chatId, "v2");
    expect(version).toBe(2);
    expect(text(room.person(LEADER).card(messageId))).toContain("v2");
    expect(text(await room.person(LEADER).view(messageId))).toContain("automatic");
  });

  test("a button's answer may be a card that only this person sees, with the inputs in the bot's hands", async () => {
    const messageId = await postedCard();
    const answer = await room.person(TEACHER).press(messageId, "show", { note: "skrive" });
    expect(answer.kind).toBe("card");
    expect(text(room.person(TEACHER).card(messageId))).toContain("note: skrive");
    expect(text(room.person(LATE).card(messageId))).toContain("v1");
  });

  test("a button sends what Teams sends: trigger, verb, and the card's data with its inputs", async () => {
    const messageId = await postedCard();
    const answer = await room.person(TEACHER).press(messageId, "toast");
    const value = answer.kind === "toast" ? JSON.parse(answer.text) : undefined;
    const data = { from: "card", note: "preset" };
    expect(value).toEqual({ action: { type: "Action.Execute", verb: "toast", data }, trigger: "manual" });
  });

  test.each<[string, Answer]>([
    ["refuse", { kind: "failed", code: "refused", text: "not now" }],
    ["nonsense", { kind: "failed", code: "badAnswer" }],
    ["empty", { kind: "failed", code: "badAnswer" }],
    ["unknown to the bot", { kind: "failed", code: "botError" }],
    ["hang", { kind: "failed", code: "timeout" }],
  ])("a press that is answered badly is told: %s", async (verb, expected) => {
    const messageId = await postedCard();
    const action = { type: "Action.Execute", verb };
    const request = { personId: room.person(TEACHER).id, messageId, action };
    expect(await api(room).post<Answer>("press", request)).toEqual(expected);
  });

  test.each(["newId", "sameId", "off"] as const)(
    "an answer that Teams can't read brings the press again: %s",
    async (resend) => {
      const messageId = await postedCard();
      room.world.quirks = { ...room.world.quirks, resend };
      const before = room.ledger.entries.length;
      await room.person(TEACHER).press(messageId, "nonsense");
      room.world.quirks = REFRESHING;
      const ids = room.ledger.entries
        .slice(before)
        .flatMap(({ what, activityId }) => (what === "invoke" ? activityId : []));
      expect(ids).toHaveLength(resend === "off" ? 1 : 2);
      expect(new Set(ids).size).toBe(resend === "newId" ? 2 : 1);
    },
  );

  test("a refresh of its own accord that is answered with a sentence shows the common card", async () => {
    command(room, room.person(LEADER), "unrefreshed");
    const { id } = await botSays(room, chatId, "toasting");
    const complaints = room.stage.complaints.length;
    expect(text(await room.person(LEADER).view(id))).toContain("toasting");
    expect(room.stage.complaints.slice(complaints)).toMatchObject([{ kind: "badAnswer" }, { kind: "badAnswer" }]);
  });

  test("desktop and phone have each their own view, and the one knows nothing of the other's press", async () => {
    const messageId = await postedCard();
    const desktop = room.person(TEACHER);
    await desktop.press(messageId, "show", { note: "frå pulten" });
    expect(text(desktop.card(messageId))).toContain("frå pulten");
    expect(text(desktop.on("phone").card(messageId))).toContain("v1");
  });

  test("where cards are refreshed only after a minute, an edit shows the common card till then", async () => {
    const messageId = await postedCard();
    room.world.quirks = { ...REFRESHING, refresh: "aMinuteLater" };
    expect(text(await room.person(LEADER).view(messageId))).toContain("automatic");
    await updated(messageId);
    expect(text(await room.person(LEADER).view(messageId))).not.toContain("automatic");
    room.world.quirks = REFRESHING;
  });

  test("where cards are never refreshed, everybody sees the common card", async () => {
    room.world.quirks = { ...REFRESHING, refresh: "never" };
    const messageId = await postedCard();
    expect(text(await room.person(LEADER).view(messageId))).not.toContain("automatic");
    room.world.quirks = REFRESHING;
  });

  test("a refresh after an edit carries the old card's data", async () => {
    const messageId = await postedCard();
    await updated(messageId);
    await room.person(LEADER).view(messageId);
    const { body } = room.ledger.entries.findLast(({ what }) => what === "invoke") ?? {};
    expect(body).toMatchObject({ value: { trigger: "automatic", action: { data: { text: "v1" } } } });
  });

  test("a card that the bot deletes is gone, and can't be pressed", async () => {
    const messageId = await postedCard();
    command(room, room.person(LEADER), "delete");
    await room.world.until("the card to go", () => room.world.message(messageId) === undefined);
    const action = { type: "Action.Execute", verb: "show" };
    const request = { personId: room.person(LEADER).id, messageId, action };
    expect(await api(room).fault("press", request)).toBe("unknownMessage");
  });

  test("text beside a card becomes two messages, and the bot never learns their ids", async () => {
    command(room, room.person(LEADER), "split");
    await botSays(room, chatId, "id: «»");
    const last = room.world.state.messages.slice(-3);
    expect(last.map((one) => [one.text, one.card !== undefined])).toEqual([
      ["text", false],
      [undefined, true],
      ["id: «»", false],
    ]);
  });
});

describe("dialogs", () => {
  test("open from a button, go on to the next form and close", async () => {
    const person = room.person(TEACHER);
    const messageId = await postedCard();
    const first = await person.press(messageId, "dialog");
    if (first.kind !== "dialog") throw new Error(first.kind);
    expect(first.dialog).toMatchObject({ title: "first", height: "small" });
    const second = await person.send(messageId, first.dialog, { answer: "x" });
    if (second.kind !== "dialog") throw new Error(second.kind);
    expect(second.dialog.title).toBe("second");
    expect(await person.send(messageId, second.dialog, { answer: "x" })).toEqual({ kind: "closed" });
    expect(await person.send(messageId, second.dialog, { answer: "tell" })).toEqual({
      kind: "dialogMessage",
      text: "told",
    });
  });

  test("stay open, and can be sent, when the card they were opened from is deleted", async () => {
    const person = room.person(TEACHER);
    const messageId = await postedCard();
    const first = await person.press(messageId, "dialog");
    if (first.kind !== "dialog") throw new Error(first.kind);
    command(room, room.person(LEADER), "delete");
    await room.world.until("the card to go", () => room.world.message(messageId) === undefined);
    expect(await person.send(messageId, first.dialog, { answer: "x" })).toMatchObject({ kind: "dialog" });
  });

  test("an answer that isn't empty doesn't close a form", async () => {
    const person = room.person(TEACHER);
    const messageId = await postedCard();
    const first = await person.press(messageId, "dialog");
    if (first.kind !== "dialog") throw new Error(first.kind);
    const second = await person.send(messageId, first.dialog, { answer: "x" });
    if (second.kind !== "dialog") throw new Error(second.kind);
    expect(await person.send(messageId, second.dialog, { answer: "object" })).toEqual({
      kind: "failed",
      code: "badAnswer",
    });
  });

  test("an opening that is answered with a sentence is an empty box", async () => {
    expect(await room.person(TEACHER).press(await postedCard(), "no dialog")).toEqual({ kind: "blankDialog" });
    expect(room.stage.complaints.at(-1)).toMatchObject({ who: TEACHER, kind: "blankDialog" });
  });

  test("a submit button without a dialog is sent as a message with the data", async () => {
    const messageId = await postedCard();
    expect(await room.person(TEACHER).press(messageId, "plain")).toEqual({ kind: "sent" });
    await botSays(room, chatId, '"plain":true');
  });
});

describe("people", () => {
  test("the bot reads roster, role and meeting with botbuilder's own calls", async () => {
    command(room, room.person(LEADER), "roster");
    const { text: answer = "" } = await botSays(room, chatId, "members");
    const { members, meeting, details, organizer } = JSON.parse(answer);
    expect(members).toHaveLength(room.world.state.people.filter((one) => one.inChat).length);
    expect(members[0]).toMatchObject({ name: LEADER, email: "ragnhild.fjordheim@example.no" });
    expect(meeting.role).toBe("Organizer");
    expect(details.title).toBe("BTI-møte på Fjordglytt skule");
    expect(organizer.name).toBe(LEADER);
  });

  test("the bot reaches those who have the app in private, and gets 403 for the others", async () => {
    command(room, room.person(TEACHER), "private hei");
    await botSays(room, room.person(TEACHER).state.personalChatId, "private: hei");
    command(room, room.person(WITHOUT_APP), "private hei");
    await botSays(room, chatId, "couldn't: 403 ForbiddenOperationException");
  });

  test("starting the meeting brings in everybody but the late one, and the bot hears of it", async () => {
    startMeeting(room.stage);
    expect(room.person(TEACHER).state.inMeeting).toBe(true);
    expect(room.person(LATE).state.inMeeting).toBe(false);
    await api(room).post("presence", { personId: room.person(LATE).id, action: "join" });
    leave(room.stage, room.person(TEACHER).id);
    command(room, room.person(LEADER), "events");
    const { text: answer = "" } = await botSays(room, chatId, "meetingStart");
    const events = JSON.parse(answer);
    const names = events.map((one: { name: string }) =>
      one.name.trim().replace("application/vnd.microsoft.meeting", ""),
    );
    expect(names).toEqual(["Start", "ParticipantJoin", "ParticipantJoin", "ParticipantLeave"]);
    expect(events[0].value.title).toBe("BTI-møte på Fjordglytt skule");
    expect(events[2].value.members).toMatchObject([{ user: { name: ` ${LATE} ` }, meeting: { inMeeting: true } }]);
  });

  test("somebody new can be brought in, and sees the chat", async () => {
    const draft = { name: "Oddvar Neset", hasApp: false, email: "oddvar.neset@example.no" };
    const { id } = await api(room).post<PersonView>("people", draft);
    const { room: view } = await api(room).get<RoomView>(`state?person=${encodeURIComponent(id)}`);
    expect(view.me).toMatchObject({ name: "Oddvar Neset", inChat: true, inMeeting: true, hasApp: false });
    expect(view.chats.map((chat) => chat.kind)).toEqual(["meeting"]);
  });

  test("somebody removed from the chat no longer sees it", async () => {
    const { id } = addPerson(room.stage, { name: "Gjest Éin", hasApp: true });
    await api(room).post("presence", { personId: id, action: "removeFromChat" });
    const { room: view, messages } = await api(room).get<RoomView>(`state?person=${encodeURIComponent(id)}`);
    expect(view.me).toMatchObject({ inChat: false, inMeeting: false });
    expect(messages.every((message) => message.chatId !== chatId)).toBe(true);
  });
});

describe("mail", () => {
  test("what the bot sends is in the inbox of the one it is to, with its attachment", async () => {
    const { id, state } = room.person(LEADER);
    command(room, room.person(LEADER), `mail ${state.email}`);
    await room.world.until("the mail to arrive", () => room.mailbox.count(state.email) === 1);
    const person = `person=${encodeURIComponent(id)}`;
    const [mail] = await api(room).get<MailView[]>(`mails?${person}`);
    expect(mail).toMatchObject({ subject: "Referat frå møtet", text: expect.stringContaining("Heile referatet") });
    expect(mail?.attachments).toMatchObject([{ name: "referat.txt", contentType: "text/plain" }]);
    const query = `${person}&mail=${encodeURIComponent(mail?.id ?? "")}`;
    const html = await fetch(`${room.url}/api/mails/html?${query}`);
    expect(await html.text()).toContain("<b>referatet</b>");
    expect(html.headers.get("content-security-policy")).toContain("sandbox");
    const file = await fetch(`${room.url}/api/mails/attachment?${query}&index=0`);
    expect(await file.text()).toBe("vedlegg");
    expect(await api(room).get(`mails?person=${encodeURIComponent(room.person(TEACHER).id)}`)).toEqual([]);
  });
});

test("everything answered is in the saved file already", async () => {
  const request = { personId: room.person(LEADER).id, chatId, text: "dette skal stå der" };
  await api(room).post("say", request);
  expect(await readFile(join(folder.path, "practice.json"), "utf8")).toContain("dette skal stå der");
});
