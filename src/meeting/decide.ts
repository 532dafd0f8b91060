/** From a command to what happens. Pure: the state, who asks and the time come in; events or a Refused go out. */

import { admit } from "./access.ts";
import * as recipients from "./afterwards/chooseRecipients.ts";
import * as delivery from "./afterwards/delivery.ts";
import * as intoEntries from "./afterwards/intoEntries.ts";
import * as sending from "./afterwards/sending.ts";
import * as referat from "./afterwards/work.ts";
import { requireFewChanges } from "./changes.ts";
import type { Command, CommandBody } from "./commands.ts";
import { decided } from "./decided.ts";
import * as clock from "./during/clock.ts";
import * as contributions from "./during/contributions.ts";
import * as correcting from "./during/correcting.ts";
import * as ending from "./during/ending.ts";
import * as flow from "./during/flow.ts";
import * as followUp from "./during/followUp.ts";
import * as handOver from "./during/handOver.ts";
import * as leading from "./during/leading.ts";
import * as people from "./during/people.ts";
import * as presence from "./during/presence.ts";
import * as roles from "./during/roles.ts";
import * as settle from "./during/settle.ts";
import * as start from "./during/start.ts";
import * as summary from "./during/summary.ts";
import * as turns from "./during/turns.ts";
import * as undo from "./during/undo.ts";
import * as words from "./during/words.ts";
import { requireUnedited } from "./edited.ts";
import type { EventBody, MeetingEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import { active } from "./guards.ts";
import type { Rule } from "./rule.ts";
import { wordsSpared } from "./sparedWords.ts";
import type { MeetingState } from "./state.ts";

type Rules = { readonly [T in CommandBody["type"]]: Rule<T> };

/** Every command has its rule; the type checker sees to that. */
const RULES: Rules = {
  start: start.start,
  setMålform: start.setMålform,
  pause: start.pause,
  resume: start.resume,
  abort: ending.abort,
  continueMeeting: ending.continueMeeting,
  join: presence.join,
  leave: presence.leave,
  presence: presence.presence,
  confirmPeople: people.confirmPeople,
  addWithoutApp: people.addWithoutApp,
  updateParticipant: people.updateParticipant,
  setRoles: roles.setRoles,
  askViddevakt: roles.askViddevakt,
  answerViddevakt: roles.answerViddevakt,
  goWithoutViddevakt: roles.goWithoutViddevakt,
  appointSecretary: roles.appointSecretary,
  askToLead: leading.askToLead,
  answerTakeOver: leading.answerTakeOver,
  offerLeading: handOver.offerLeading,
  answerOffer: handOver.answerOffer,
  takeBackOffer: handOver.takeBackOffer,
  nextPhase: flow.nextPhase,
  goBack: flow.goBack,
  lengthen: flow.lengthen,
  endTurn: turns.endTurn,
  pass: turns.pass,
  endRound: turns.endRound,
  anotherRound: turns.anotherRound,
  undo: undo.undo,
  contribute: contributions.contribute,
  contributeTogether: contributions.contributeTogether,
  editContribution: contributions.editContribution,
  withdrawContribution: contributions.withdrawContribution,
  correctText: correcting.correctText,
  hideWords: correcting.hideWords,
  nameFactor: contributions.nameFactor,
  answerQuestion: contributions.answerQuestion,
  describe: settle.describe,
  wordStatusQuo: settle.wordStatusQuo,
  agree: settle.agree,
  agreeTogether: settle.agreeTogether,
  reserve: settle.reserve,
  concludeStatusQuo: settle.concludeStatusQuo,
  mergeFactors: settle.mergeFactors,
  splitFactor: settle.splitFactor,
  judgeFactor: settle.judgeFactor,
  vote: settle.vote,
  chooseFactors: settle.chooseFactors,
  evaluate: settle.evaluate,
  takeTiltak: summary.takeTiltak,
  dropTiltak: summary.dropTiltak,
  reviewTiltak: followUp.reviewTiltak,
  decideNext: followUp.decideNext,
  closeBrought: followUp.closeBrought,
  keepOpen: followUp.keepOpen,
  askAgain: words.askAgain,
  remind: clock.remind,
  timer: clock.timer,
  editSection: referat.editSection,
  chooseParts: referat.chooseParts,
  correctPlan: referat.correctPlan,
  leaveOutRecipient: recipients.leaveOutRecipient,
  restoreRecipient: recipients.restoreRecipient,
  addRecipient: recipients.addRecipient,
  chooseEntries: intoEntries.chooseEntries,
  noteNotOpen: intoEntries.noteNotOpen,
  decideNames: referat.decideNames,
  approveReferat: sending.approveReferat,
  takeBackSending: sending.takeBackSending,
  correctReferat: referat.correctReferat,
  retryMail: delivery.retryMail,
  giveAddress: delivery.giveAddress,
  addressesFound: delivery.addressesFound,
  mailResult: delivery.mailResult,
  retryArchive: delivery.retryArchive,
  archiveResult: delivery.archiveResult,
  followUpCarried: referat.followUpCarried,
};

/**
 * What happens when `command` meets `state` at `nowMs` (milliseconds since 1970): events in order,
 * none where nothing changes. Throws Refused where the rules of the meeting say no.
 */
export function decide(command: Command, state: MeetingState, nowMs: number): MeetingEvent[] {
  const events = decideOne(command, state, nowMs);
  if (!command.goesOn) return events;
  const done = events.reduce(evolve, state);
  const { by, confirmed = false } = command;
  const goOn = { type: "nextPhase", from: active(done).visit.phase, by, confirmed } as const;
  return [...events, ...decideOne(goOn, done, nowMs)];
}

function decideOne(command: Command, state: MeetingState, nowMs: number): MeetingEvent[] {
  admit(command, state);
  requireUnedited(command, state);
  const rule = RULES[command.type] as Rule<CommandBody["type"]>;
  let before = state;
  const happen = (body: EventBody) => {
    const event = decided(before, { ...body, by: command.by, atMs: nowMs });
    before = evolve(before, event);
    return event;
  };
  const done = rule(state, command, nowMs).map(happen);
  const events = [...done, ...(before.status === "none" ? [] : wordsSpared(command, before).map(happen))];
  requireFewChanges(state, command, events);
  return events;
}
