/** What stands on each kind of card when the meeting has moved on: never a button that looks as if it could be pressed. */
import { afterEach, describe, expect, test } from "vitest";
import { endMeeting, startMeeting } from "../../practice/room/attendance.ts";
import { actionsOf, findAction } from "../../practice/room/cards.ts";
import type { Message } from "../../practice/room/state.ts";
import { opens } from "../../practice/scenarios/buttons.ts";
import { translator } from "../../src/text/text.ts";
import { databaseMissing } from "../store/database.ts";
import { LEADER, PRESENTER, read, TEACHER, useScene } from "./scene.ts";

const nn = translator("nn");
const OVER = nn("card.past.over");
const STARTED = nn("card.past.started");

describe.skipIf(databaseMissing)("an old card", () => {
  const scene = useScene();
  afterEach(() => scene().breakOff());

  const buttonsOn = ({ card }: Message) => actionsOf(card ?? {}).filter(({ verb }) => verb !== "refresh");
  const privately = (who: string) => scene().person(who).state.personalChatId;
  const idOf = (who: string) => scene().person(who).state.aadObjectId;

  /** Waits until nothing can be pressed on it, and gives what it says then. */
  async function closed({ id }: Message): Promise<string> {
    const { world } = scene().room;
    const later = await world.until("the old card to be closed", () =>
      world.state.messages.find((one) => one.id === id && buttonsOn(one).length === 0),
    );
    expect(later.card?.refresh).toBeUndefined();
    return read(later);
  }

  /** Somebody's card with buttons that says so, newer than `after`. */
  async function pressable(words: string, after: string, chatId = scene().chatId): Promise<Message> {
    const { world } = scene().room;
    return world.until(`a card with buttons that says «${words}»`, () =>
      world.state.messages.findLast(
        (one) =>
          one.chatId === chatId && Number(one.id) > Number(after) && read(one).includes(words) && buttonsOn(one)[0],
      ),
    );
  }

  interface Case {
    readonly what: string;
    readonly words: string;
    readonly inChatOf?: string;
    /** Puts the card there. */
    readonly comes: () => Promise<unknown>;
    readonly movesOn: () => Promise<unknown>;
    /** What stands there then. */
    readonly says: string;
  }

  const act = () => scene();
  const start = () => act().start();
  const abort = () => act().order(LEADER, "abort", { reason: "" });
  const askTeacher = async () => {
    await start();
    await act().must(LEADER, "askViddevakt", { personId: idOf(TEACHER) });
  };
  const watched = async () => {
    await askTeacher();
    await act().must(TEACHER, "answerViddevakt", { yes: true });
  };
  const wantsToLead = async () => {
    await start();
    await act().order(TEACHER, "askToLead");
  };
  const lead = (yes: boolean) => () => act().must(LEADER, "answerTakeOver", { yes });
  const teamsEnds = async () => {
    startMeeting(act().room.stage);
    await start();
    endMeeting(act().room.stage);
  };
  const done = (key: "roles" | "description", number: number) =>
    nn("card.result.done", { number, phase: nn(`phase.${key}`) });

  const CASES: readonly Case[] = [
    // The first one, while there has been no meeting.
    {
      what: "«Det er ikkje noko møte …»",
      words: nn("card.button.start"),
      comes: () => act().tell(TEACHER, "status"),
      movesOn: start,
      says: STARTED,
    },
    {
      what: "the hello that starts a meeting",
      words: nn("card.button.start"),
      comes: () => act().tell(LEADER, "start"),
      movesOn: start,
      says: STARTED,
    },
    {
      what: "the outcome of the last meeting",
      words: nn("card.button.startNext"),
      comes: () => start().then(() => act().breakOff()),
      movesOn: start,
      says: nn("card.ended.aborted"),
    },
    {
      what: "the card of a phase that is over",
      words: nn("card.purpose.roles"),
      comes: start,
      movesOn: () => act().forward("description"),
      says: done("roles", 1),
    },
    {
      what: "the card of a phase that the group went back from",
      words: nn("card.purpose.description"),
      comes: () => start().then(() => act().forward("description")),
      movesOn: () => act().must(LEADER, "goBack", { phase: "roles", reason: "Om att" }),
      says: nn("phase.description"),
    },
    {
      what: "the card of a meeting that was broken off",
      words: nn("card.purpose.roles"),
      comes: start,
      movesOn: abort,
      says: nn("phase.roles"),
    },
    {
      what: "the question to be viddevakt, answered",
      words: nn("card.told.asked"),
      inChatOf: TEACHER,
      comes: askTeacher,
      movesOn: () => act().must(TEACHER, "answerViddevakt", { yes: false }),
      says: OVER,
    },
    {
      what: "the question to be viddevakt, put to another",
      words: nn("card.told.asked"),
      inChatOf: TEACHER,
      comes: askTeacher,
      movesOn: () => act().must(LEADER, "askViddevakt", { personId: idOf(PRESENTER) }),
      says: OVER,
    },
    {
      what: "the viddevakt's card, when somebody else is it",
      words: nn("card.guard.title"),
      inChatOf: TEACHER,
      comes: watched,
      movesOn: () => act().must(LEADER, "goWithoutViddevakt"),
      says: nn("card.guard.former"),
    },
    {
      what: "the viddevakt's card, when the meeting is over",
      words: nn("card.guard.title"),
      inChatOf: TEACHER,
      comes: watched,
      movesOn: abort,
      says: nn("card.guard.thanks"),
    },
    {
      what: "the wish to lead in the chat, granted",
      words: nn("card.button.takeOverYes"),
      comes: wantsToLead,
      movesOn: () => lead(true)().then(() => act().order(TEACHER, "abort", { reason: "" })),
      says: OVER,
    },
    {
      what: "the wish to lead in private, refused",
      words: nn("card.button.takeOverYes"),
      inChatOf: LEADER,
      comes: wantsToLead,
      movesOn: lead(false),
      says: OVER,
    },
    {
      what: "the end of the Teams meeting, when the meeting goes on",
      words: nn("card.notice.teamsMeetingEnded"),
      comes: teamsEnds,
      movesOn: () => act().must(LEADER, "resume"),
      says: nn("card.notice.teamsMeetingEnded"),
    },
    {
      what: "the answer to «avbryt», in the next phase",
      words: nn("card.abort.text"),
      comes: () => start().then(() => act().tell(LEADER, "avbryt")),
      movesOn: () => act().forward("description"),
      says: OVER,
    },
    {
      what: "the answer to «avbryt» in private, in the next phase",
      words: nn("card.abort.text"),
      inChatOf: LEADER,
      comes: () => start().then(() => act().tellPrivately(LEADER, "avbryt")),
      movesOn: () => act().forward("description"),
      says: OVER,
    },
    {
      what: "the answer to «avbryt» in private, when a pause was taken instead",
      words: nn("card.abort.text"),
      inChatOf: LEADER,
      comes: () => start().then(() => act().tellPrivately(LEADER, "avbryt")),
      movesOn: () => act().must(LEADER, "pause"),
      says: OVER,
    },
  ];

  test.each(CASES)("has no buttons: $what", async ({ words, inChatOf, comes, movesOn, says }) => {
    const before = scene().mark();
    await comes();
    const card = await pressable(words, before, inChatOf === undefined ? undefined : privately(inChatOf));
    await movesOn();
    const now = await closed(card);
    expect(now).toContain(says);
  });

  test("by «kort» the card comes to the end of the chat, and the old one leads there", async () => {
    const { room, person, chatId, mark } = scene();
    await start();
    const old = await pressable(nn("card.purpose.roles"), "0");
    const last = mark();
    const isLive = ({ card }: Message) => card !== undefined && findAction(card, opens("more")) !== undefined;
    const anew = () => room.world.state.messages.find((one) => Number(one.id) > Number(last) && isLive(one));
    // Just after it was posted they are told where it is, so they ask again: when they have been answered.
    while (anew() === undefined) {
      await person(TEACHER).say(chatId, `@${room.world.state.bot.name} kort`).taken;
      await room.world.until("the card to come anew", anew, 500).catch(() => undefined);
    }
    expect(await closed(old)).toContain(`https://teams.microsoft.com/l/message/${chatId}/${anew()?.id}?context=`);
    expect(room.world.state.messages.filter(isLive)).toEqual([expect.objectContaining({ id: anew()?.id })]);
  });
});
