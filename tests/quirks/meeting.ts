/**
 * A short BTI meeting, from start to every inbox, held as people hold it: with what the cards, «Meir …» and the forms
 * offer them, and nothing else.
 */

import { addToChat, startMeeting } from "../../practice/room/attendance.ts";
import { findAction, textOf } from "../../practice/room/cards.ts";
import type { PersonDraft } from "../../practice/room/cast.ts";
import type { Room } from "../../practice/room/room.ts";
import { newPerson } from "../../practice/room/state.ts";
import { Acting, EVERYBODY } from "../../practice/scenarios/acting.ts";
import { does, opens } from "../../practice/scenarios/buttons.ts";
import type { Deed } from "../../practice/scenarios/openForm.ts";
import { Player } from "../../practice/scenarios/player.ts";
import { PEOPLE, PLANS, type Who } from "../../practice/scenarios/story.ts";
import { PARTS } from "../../src/meeting/afterwards/referat.ts";
import { BTI_PHASES as PHASES, type BtiPhase as PhaseId } from "../../src/meeting/script/bti.ts";
import { translator } from "../../src/text/text.ts";

/** How people go about it. */
export interface Manner {
  /** Invited besides the cast, and in the call. */
  readonly outside?: readonly PersonDraft[];
  /** Who says that somebody never came: Teams, when the bot asks, or the leader where Teams doesn't tell. */
  readonly absenceBy?: "teams" | "leader";
  /** `pressing`: Teams tells nobody who is in the chat, and those who are there press something to be known; who is absent nobody knows. */
  readonly knownBy?: "roster" | "pressing";
  /** How the leader goes on: by the card's button, or in words. */
  readonly goesOn?: "pressing" | "saying";
  /** Told of each phase as it begins; people wait for what it gives. */
  readonly onPhase?: (phase: PhaseId, room: Room) => Promise<void> | void;
}

export interface Held {
  /** What people did and were answered. */
  readonly deeds: readonly Deed[];
}

const DAY_MS = 86_400_000;
/** Invited, and in the chat, but never in the call. */
export const ABSENT: Who = "nurse";

/** Everybody in the chat but the one who is absent is in the call, those from outside too. */
export async function holdMeeting(
  room: Room,
  { outside = [], absenceBy = "teams", knownBy = "roster", goesOn = "pressing", onPhase }: Manner = {},
): Promise<Held> {
  const deeds: Deed[] = [];
  const player = new Player(room, (deed) => deeds.push(deed));
  const acting = new Acting(room, player, () => undefined);
  const { words } = acting;
  const present = EVERYBODY.filter((who) => who !== ABSENT);
  const live = () => player.live();

  async function begin(): Promise<void> {
    for (const draft of outside) {
      const person = newPerson(draft);
      room.world.addPerson(person);
      addToChat(room.stage, person.id);
    }
    startMeeting(room.stage);
    await acting.delivered();
    const { meeting, målform } = room.world.state;
    const welcome = () =>
      room.world.state.messages.findLast(
        ({ chatId, card }) => chatId === meeting.chatId && card && findAction(card, opens("start")),
      );
    const fields = { eining: words.eining, einingKind: "school", topic: words.topic, målform };
    const form = await player.open(PEOPLE.leader, "start", welcome);
    await form.send("start", { ...fields, totalMinutes: "60", sendAfterWorkingDays: "1" });
  }

  async function strikeOut(): Promise<void> {
    await acting.carry({
      attempt: async () => {
        const form = await acting.open("leader", "participant");
        await form.goTo(opens("participant"), PEOPLE[ABSENT]);
        await form.send("updateParticipant", { present: "false" });
      },
    });
  }

  /** Nobody waits for somebody who never came: the card of a round names them as absent at most. */
  async function withoutAbsent(phase: PhaseId): Promise<void> {
    const heading = translator(room.world.state.målform)("card.absent", { names: "" });
    const isNamed = () => {
      const card = player.live(PHASES.indexOf(phase) + 1)?.card;
      const lines = card ? textOf(card).split("\n") : [PEOPLE[ABSENT]];
      return lines.some((line) => line.includes(PEOPLE[ABSENT]) && !line.startsWith(heading));
    };
    await room.world.until(`${phase} without the absent`, () => !isNamed());
  }

  async function roles(): Promise<void> {
    if (knownBy === "pressing") for (const who of present) await acting.open(who, "more");
    else if (absenceBy === "leader") await strikeOut();
    const fields = (form: { choice(id: string, title: string): string }) => ({
      "viddevakt:later": form.choice("viddevakt:later", PEOPLE.viddevakt),
    });
    await acting.fill("leader", "roles", "setRoles", fields);
    await acting.press("viddevakt", does("answerViddevakt", { yes: true }));
  }

  async function description(): Promise<void> {
    const { what, behind } = words;
    await acting.fill("leader", "describe", "describe", () => ({ what, behind, grounds: "logs" }));
  }

  async function clarifying(): Promise<void> {
    await withoutAbsent("clarifying");
    await acting.contribute("torstein", words.questions.breaks.text);
    await acting.contribute("ppt", words.questions.before.text);
    await acting.press("leader", does("endRound"));
  }

  async function statusQuo(): Promise<void> {
    await withoutAbsent("statusQuo");
    await acting.fill("leader", "wordStatusQuo", "wordStatusQuo", () => ({ sentence: words.statusQuo }));
    for (const who of present) await acting.press(who, does("agree"));
    for (const { name } of outside) await player.press(name, does("agree"), live);
  }

  async function factors(): Promise<void> {
    await acting.contribute("torstein", words.factors.inspection, () => ({ systemFactor: "true" }));
    await acting.contribute("leader", words.factors.football, () => ({ systemFactor: "true" }));
    await acting.press("leader", does("endRound"));
    await acting.fill("leader", "chooseFactors", "chooseFactors", (form) => ({
      factorIds: form.choice("factorIds", words.factors.inspection),
    }));
  }

  async function tiltak(): Promise<void> {
    await acting.contribute("sfo", words.proposals.zones, (form) => ({
      factorId: form.choice("factorId", words.factors.inspection),
      kind: "ownTrial",
    }));
    await acting.press("leader", does("endRound"));
  }

  async function summary(): Promise<void> {
    const date = (inDays: number) => new Date(room.world.now() + inDays * DAY_MS).toISOString().slice(0, 10);
    const { key, category, responsible, partner, startInDays, evaluateInDays } = PLANS[0];
    const dates = { startBy: date(startInDays), evaluateBy: date(evaluateInDays) };
    const form = await acting.open("leader", "takeTiltak");
    const plan = { ...words.plans[key], category, partner, responsible: responsible.join(), ...dates };
    await form.send("takeTiltak", plan, { confirm: true });
  }

  async function evaluation(): Promise<void> {
    for (const who of ["torstein", "leader"] as const) {
      await acting.fill(who, "evaluate", "evaluate", () => ({ ...words.evaluations[who] }));
    }
  }

  const phases: readonly (readonly [PhaseId, () => Promise<void>])[] = [
    ["roles", roles],
    ["description", description],
    ["clarifying", clarifying],
    ["statusQuo", statusQuo],
    ["factors", factors],
    ["tiltak", tiltak],
    ["summary", summary],
    ["evaluation", evaluation],
  ];

  await begin();
  for (const [index, [phase, take]] of phases.entries()) {
    await onPhase?.(phase, room);
    await take();
    const next = phases[index + 1]?.[0];
    if (next === undefined) break;
    await (goesOn === "saying" ? acting.say(index % 2 === 0 ? "neste" : "vidare", next) : acting.next(next));
  }
  await player.press(PEOPLE.leader, does("nextPhase", { from: "evaluation" }), live);
  const draft = () => player.inPrivate(PEOPLE.leader, (card) => findAction(card, does("approveReferat")) !== undefined);
  // All that was written is looked for, also what a referat leaves out unless somebody wants it.
  const parts = await player.open(PEOPLE.leader, "chooseParts", draft);
  await parts.send("chooseParts", { parts: PARTS.join() });
  await player.press(PEOPLE.leader, does("approveReferat"), draft);
  return { deeds };
}
