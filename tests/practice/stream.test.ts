import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoomChange } from "../../practice/api/views.ts";
import { addPerson, setApp } from "../../practice/room/attendance.ts";
import type { Room } from "../../practice/room/room.ts";
import { botSays, command, echoRoom, LEADER, TEACHER, tempFolder, text } from "./support.ts";

let room: Room;
let folder: Awaited<ReturnType<typeof tempFolder>>;

beforeAll(async () => {
  folder = await tempFolder();
  room = await echoRoom(folder.path);
});
afterAll(async () => {
  await room.stop();
  await folder[Symbol.asyncDispose]();
});

/** Listens as a page does, and gives the first change that is what one waits for. */
async function streamAs(name: string) {
  const closing = new AbortController();
  const person = encodeURIComponent(room.person(name).id);
  const response = await fetch(`${room.url}/api/stream?person=${person}`, { signal: closing.signal });
  const changes = read(response.body ?? new ReadableStream());
  const snapshot = await next(() => true);

  async function next(isIt: (change: RoomChange) => boolean): Promise<RoomChange> {
    for (;;) {
      const { value, done } = await changes.next();
      if (done) throw new Error("the stream ended");
      if (isIt(value)) return value;
    }
  }
  return { snapshot, next, [Symbol.dispose]: () => closing.abort() };
}

async function* read(body: ReadableStream<Uint8Array>): AsyncGenerator<RoomChange> {
  let rest = "";
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) if (block.startsWith("data: ")) yield JSON.parse(block.slice(6));
  }
}

const isCardWith = (words: string) => (change: RoomChange) =>
  change.kind === "message" && text(change.message.card).includes(words);

test("begins with everything the person can see, and goes on with each message", async () => {
  using page = await streamAs(TEACHER);
  expect(page.snapshot).toMatchObject({ kind: "snapshot", view: { room: { me: { name: TEACHER } } } });
  command(room, room.person(LEADER), "echo direkte");
  const change = await page.next((one) => one.kind === "message" && one.message.from.kind === "bot");
  expect(change).toMatchObject({ message: { text: "echo: direkte", version: 1 } });
});

test("whoever looks gets their own version of a card that names them, again after each update", async () => {
  using leaders = await streamAs(LEADER);
  using teachers = await streamAs(TEACHER);
  command(room, room.person(LEADER), "card");
  await leaders.next(isCardWith(`automatic for ${LEADER}`));
  await teachers.next(isCardWith("v1"));
  command(room, room.person(LEADER), "update");
  expect(await leaders.next(isCardWith("automatic"))).toMatchObject({ message: { version: 2, ownView: true } });
  expect(await teachers.next(isCardWith("v2"))).toMatchObject({ message: { version: 2, ownView: false } });
});

test("a refresh that met no bot is made when it is back", async () => {
  command(room, room.person(LEADER), "card");
  const { id } = await botSays(room, room.world.state.meeting.chatId, "v1");
  await room.bot.stop();
  room.world.edit(room.world.message(id) ?? expect.fail(), {
    mentions: [],
    card: { ...room.world.message(id)?.card, body: [{ type: "TextBlock", text: "medan du var borte" }] },
  });
  using page = await streamAs(LEADER);
  await room.bot.start();
  const change = await page.next((one) => one.kind === "message" && one.message.ownView && one.message.id === id);
  expect(change).toMatchObject({ message: { version: 2 } });
});

test("what the bot writes to others in private counts as unread beside their name, and isn't shown", async () => {
  using page = await streamAs(LEADER);
  room.person(TEACHER).say(room.person(TEACHER).state.personalChatId, "echo løyndom");
  const change = await page.next((one) => one.kind === "room" && one.room.people.some((two) => two.botMessages > 0));
  const unread = change.kind === "room" && change.room.people.filter((one) => one.botMessages > 0);
  expect(unread).toMatchObject([{ name: TEACHER, botMessages: 1 }]);
  expect(JSON.stringify(change)).not.toContain("løyndom");
});

test("somebody who gets the app sees their private chat at once", async () => {
  const { name, id } = addPerson(room.stage, { name: "Oddvar Neset", hasApp: false });
  using page = await streamAs(name);
  setApp(room.stage, id, true);
  const change = await page.next((one) => one.kind === "snapshot");
  expect(change.kind === "snapshot" && change.view.room.chats.map((chat) => chat.kind)).toEqual([
    "meeting",
    "personal",
  ]);
});

test("after the room is begun afresh, it goes on as the organizer", async () => {
  using page = await streamAs(TEACHER);
  await room.reset();
  const change = await page.next((one) => one.kind === "snapshot");
  expect(change).toMatchObject({ view: { room: { me: { name: LEADER } } } });
});
