/** What somebody would do now, by the story, read from the cards as they stand. Pure. */
import { translator } from "../../src/text/text.ts";
import type { Card } from "../api/views.ts";
import { findAction, textOf } from "../room/cards.ts";
import type { Deeds } from "../room/deeds.ts";
import type { PersonState, WorldState } from "../room/state.ts";
import { does, opens } from "./buttons.ts";
import {
  chooseFactors,
  conclude,
  decideNext,
  describe,
  giveRoles,
  goOn,
  review,
  takeTiltak,
  wordIt,
} from "./leading.ts";
import { chosen, type Move, type Rule } from "./move.ts";
import type { OpenForm } from "./openForm.ts";
import { liveMessage, type StoryPhase, sightOf } from "./sight.ts";
import * as story from "./story.ts";
import { agree, answerQuestion, answerViddevakt, evaluate, speak, tellTeneste, vote } from "./takingPart.ts";
import { TOGETHER } from "./together.ts";

/** What this person would do next, if there is something; with `needed` only what the meeting waits for. */
export function nextMove(state: WorldState, me: PersonState, deeds: Deeds, needed = false): Move | undefined {
  if (!me.inChat || !hasScreen(state, me)) return undefined;
  const live = liveMessage(state);
  const sight = live && sightOf(me, live, deeds);
  if (!sight) return start(state, me, deeds) ?? approve(state, me) ?? startFollowUp(state, me);
  for (const rule of (state.together ? TOGETHER : RULES)[sight.phase]) {
    const move = rule(sight);
    if (move && !(needed && move.optional)) return move;
  }
  return undefined;
}

/** Whether a meeting goes on, or has ended and its referat has not come yet: whoever leads has got so many mails. */
export function isUnfinished(state: WorldState, mails: number): boolean {
  const t = translator(state.målform);
  const ends = [t("card.ended.completed"), t("card.ended.aborted"), t("card.ended.stale")];
  const isEnd = (card: Card) => ends.some((words) => textOf(card).startsWith(words));
  const ended = state.messages.filter(({ chatId, card }) => chatId === state.meeting.chatId && card && isEnd(card));
  return liveMessage(state) !== undefined || ended.length > mails;
}

/** Around one PC the others say what they have aloud. */
function hasScreen({ together, mine }: WorldState, { id }: PersonState): boolean {
  return together !== true || id === mine;
}

/** The organizer starts the meeting, once. */
function start({ meeting, messages, målform, together }: WorldState, me: PersonState, deeds: Deeds): Move | undefined {
  const t = translator(målform);
  const cards = messages.filter(({ chatId, card }) => chatId === meeting.chatId && card !== undefined);
  const message = cards.find(({ card }) => card && findAction(card, opens("start")));
  // What the first phase came to stays in the chat.
  const begun = cards.some(({ card }) => card && textOf(card).includes(`· ${t("phase.roles")}`));
  // Until its first card comes, only this tells that it was started.
  const isStarted = begun || deeds.did(me.id, "start");
  if (me.role !== "organizer" || isStarted || message === undefined) return undefined;
  const { eining, topic } = story.WORDS[målform];
  const fields = () => ({ eining, einingKind: "school", topic, ...(together && { room: "all" }) });
  const title = t("card.button.start");
  return { message, title, button: opens("start"), form: { name: "start", verb: "start", fields } };
}

/** Where somebody has written «oppfølging», the organizer starts the meeting that follows up. */
function startFollowUp({ meeting, messages, målform, together }: WorldState, me: PersonState): Move | undefined {
  const button = opens("startFollowUp");
  const message = messages.findLast(
    ({ chatId, card }) => chatId === meeting.chatId && card && findAction(card, button),
  );
  if (me.role !== "organizer" || message === undefined) return undefined;
  const fields = (form: OpenForm) => ({
    entries: chosen(form, "entries", [], 1),
    ...(together && { room: "all" }),
  });
  const title = translator(målform)("card.button.followUp");
  return { message, title, button, form: { name: "startFollowUp", verb: "startFollowUp", fields } };
}

/** The leader approves the referat. */
function approve({ messages }: WorldState, me: PersonState): Move | undefined {
  const button = does("approveReferat");
  const message = messages.findLast(
    ({ chatId, card }) => chatId === me.personalChatId && card && findAction(card, button),
  );
  const action = message?.card && findAction(message.card, button);
  return message && action && { message, title: action.title ?? "", button };
}

const RULES: Readonly<Record<StoryPhase, readonly Rule[]>> = {
  roles: [answerViddevakt, tellTeneste, giveRoles, goOn],
  description: [tellTeneste, describe, goOn],
  clarifying: [tellTeneste, speak, answerQuestion, goOn],
  statusQuo: [tellTeneste, wordIt, agree, conclude, goOn],
  factors: [speak, vote, chooseFactors, goOn],
  tiltak: [speak, goOn],
  summary: [takeTiltak, goOn],
  evaluation: [evaluate, goOn],
  tried: [tellTeneste, speak, goOn],
  happened: [review, goOn],
  whatNow: [decideNext, goOn],
  roundingOff: [goOn],
};
