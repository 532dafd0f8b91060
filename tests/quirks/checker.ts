/** What must hold in the room when a meeting is over and settled, whatever Teams was like meanwhile. */
import { expect } from "vitest";
import { actionsOf, findAction } from "../../practice/room/cards.ts";
import type { Room } from "../../practice/room/room.ts";
import type { Message } from "../../practice/room/state.ts";
import { opens } from "../../practice/scenarios/buttons.ts";
import { PEOPLE } from "../../practice/scenarios/story.ts";
import { MAIL_FAULTS } from "../../src/meeting/afterwards/faults.ts";
import { translator } from "../../src/text/text.ts";
import { read } from "../endToEnd/scene.ts";
import { ABSENT, type Held } from "./meeting.ts";

/** Longer than names and addresses are. */
const LONG = 40;
const SETTLES_WITHIN_MS = 60_000;
/** An approved referat waits a minute, which a production bot's clock makes no shorter. */
const MAILS_WITHIN_MS = 60_000 + SETTLES_WITHIN_MS;

/** How many meetings there have been, and since when the last of them has been held, on the real clock. */
interface Before {
  readonly meetings: number;
  readonly sinceMs: number;
}

/** Waits until everybody has a mail or a told reason and the last cards say so, then looks at everything else. */
export async function checkRoom(room: Room, { deeds }: Held, { meetings, sinceMs }: Before): Promise<void> {
  const { world } = room;
  const t = translator(world.state.målform);
  const people = world.state.people.filter(({ inMeeting }) => inMeeting);
  const mailsOf = (email: string | undefined) => room.mailbox.inbox(email);
  const reasons = MAIL_FAULTS.map((fault) => t(`card.fault.${fault}`));
  const { personalChatId } = room.person(PEOPLE.leader).state;
  /** Of the last meeting: each has one, or two where the answer to the first post was lost. */
  const referatCard = () => {
    const sent = lastCards(room, personalChatId).filter((one) => read(one).startsWith(t("card.referat.sent")));
    return [...Map.groupBy(sent, ({ card }) => meetingIn(card)).values()][meetings - 1]?.at(-1);
  };
  const isTold = (name: string) => {
    const lines = referatCard() ? read(referatCard() as Message).split("\n") : [];
    return lines.some((line) => line.includes(name) && reasons.some((reason) => line.includes(reason)));
  };
  const unsettled = () => people.filter(({ email, name }) => mailsOf(email).length < meetings && !isTold(name));

  await world
    .until("everybody's mail, or why there is none", () => unsettled().length === 0, MAILS_WITHIN_MS)
    .catch(() => undefined);
  expect(unsettled().map(({ name }) => name)).toEqual([]);
  expect(people.filter(({ email }) => mailsOf(email).length > meetings).map(({ name }) => name)).toEqual([]);

  const ended = () => lastCards(room, world.state.meeting.chatId).at(-1);
  const isOver = () => {
    const last = ended();
    return last !== undefined && read(last).startsWith(t("card.ended.completed")) && !read(last).includes(pending());
  };
  const pending = () => t("card.ended.draft", { day: "§", time: "§" }).split("§")[0] ?? "§";
  await world.until("the chat's last card to tell the end", isOver, SETTLES_WITHIN_MS).catch(() => undefined);
  expect(read(ended() ?? expect.fail("no card in the chat"))).toContain(t("card.ended.completed"));
  expect(read(ended() as Message)).not.toContain(pending());

  const [mail] = people.flatMap(({ email }) => mailsOf(email));
  const referat = (mail?.text ?? read(referatCard() ?? expect.fail("no referat"))).replace(/\s+/g, " ");
  if (world.quirks.roster !== "told") expect(referat).not.toContain(PEOPLE[ABSENT]);
  else if (meetings === 1) {
    if (mail) expect(referat).toMatch(new RegExp(`${t("referat.absent")}:? ${PEOPLE[ABSENT]}`));
    expect(referat.split(PEOPLE[ABSENT])).toHaveLength(2);
  }
  const written = deeds
    .filter(({ form, answer }) => form !== undefined && answer.kind === "closed")
    .flatMap(({ form }) => form?.filledIn ?? [])
    .filter((one) => one.written && one.value.length > LONG)
    .map(({ value }) => value);
  expect(written.length).toBeGreaterThan(meetings === 1 ? 10 : 1);
  expect(written.filter((text) => !referat.includes(text))).toEqual([]);

  // Who can't be reached in private is called to in the chat, once.
  const calls = (name: string) =>
    lastCards(room, world.state.meeting.chatId).filter(
      ({ fallbackText }) => fallbackText === t("card.notice.cannotReach", { name }),
    ).length;
  const calledTo = world.state.people.filter(({ name }) => calls(name) > 0).map(({ name }) => name);
  expect(calledTo.filter((name) => calls(name) > meetings)).toEqual([]);
  if (world.quirks.blocked[PEOPLE.viddevakt]) expect(calledTo).toContain(PEOPLE.viddevakt);

  const rung = rang(room, sinceMs, [201]);
  expect(rung.filter((one, at) => rung.indexOf(one) !== at)).toEqual([]);
  // Where the answer was lost the client rang all the same, and the bot finds the card when it is pressed.
  expect(rang(room, sinceMs, [201, 504]).some((one) => one.startsWith(personalChatId))).toBe(true);

  expect(room.stage.complaints).toEqual([]);
  // A card whose post was never answered stands twice; which one is too many shows when somebody presses it.
  const leader = room.person(PEOPLE.leader);
  for (const { id, card } of lively(room)) {
    const more = card && findAction(card, opens("more"));
    if (more) await leader.act(id, more);
  }
  await world.until("no old buttons", () => lively(room).length === 0, SETTLES_WITHIN_MS).catch(() => undefined);
  expect(lively(room).map((one) => read(one).slice(0, 60))).toEqual([]);
}

function lastCards(room: Room, chatId: string): readonly Message[] {
  return room.world.state.messages.filter((one) => one.chatId === chatId && one.from.kind === "bot" && one.card);
}

/** Chat, meeting and key of each message that was answered with such a status and made somebody's client ring. */
function rang(room: Room, sinceMs: number, statuses: readonly number[]): string[] {
  return room.ledger.entries.flatMap(({ atMs, what, status, chatId, body }) => {
    const json = JSON.stringify(body ?? {});
    const [, key] = /"card":"([^"]+)"/.exec(json) ?? [];
    return atMs >= sinceMs && what === "send" && statuses.includes(status) && json.includes('"notification"') && key
      ? [`${chatId} ${meetingIn(body)} ${key}`]
      : [];
  });
}

/** Which meeting a card or a message is of. */
function meetingIn(part: unknown): string | undefined {
  return /"m":"([^"]+)"/.exec(JSON.stringify(part ?? {}))?.[1];
}

/** Cards in the meeting's chat with buttons that belong to a phase, though all phases are over. */
function lively(room: Room): readonly Message[] {
  return lastCards(room, room.world.state.meeting.chatId).filter(
    ({ card }) => card && actionsOf(card).some(({ data }) => data?.visit !== undefined),
  );
}
