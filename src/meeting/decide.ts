/** From a command to what happens. Pure: the state, who asks and the time come in; events or a Refused go out. */
import type { Command, CommandBody } from "./commands.ts";
import type { MeetingEvent } from "./events.ts";
import { admit } from "./rules/access.ts";
import * as clock from "./rules/clock.ts";
import * as contributions from "./rules/contributions.ts";
import * as delivery from "./rules/delivery.ts";
import * as flow from "./rules/flow.ts";
import * as leading from "./rules/leading.ts";
import * as people from "./rules/people.ts";
import * as presence from "./rules/presence.ts";
import * as recipients from "./rules/recipients.ts";
import * as referat from "./rules/referat.ts";
import type { Rule } from "./rules/rule.ts";
import * as settle from "./rules/settle.ts";
import * as start from "./rules/start.ts";
import * as summary from "./rules/summary.ts";
import * as turns from "./rules/turns.ts";
import type { MeetingState } from "./state.ts";

type Rules = { readonly [T in CommandBody["type"]]: Rule<T> };

/** Every command has its rule; the type checker sees to that. */
const RULES: Rules = {
  start: start.start,
  setMålform: start.setMålform,
  pause: start.pause,
  resume: start.resume,
  abort: start.abort,
  join: presence.join,
  leave: presence.leave,
  presence: presence.presence,
  confirmPeople: people.confirmPeople,
  addWithoutApp: people.addWithoutApp,
  updateParticipant: people.updateParticipant,
  askViddevakt: people.askViddevakt,
  answerViddevakt: people.answerViddevakt,
  goWithoutViddevakt: people.goWithoutViddevakt,
  appointSecretary: people.appointSecretary,
  askToLead: leading.askToLead,
  answerTakeOver: leading.answerTakeOver,
  nextPhase: flow.nextPhase,
  goBack: flow.goBack,
  lengthen: flow.lengthen,
  endTurn: turns.endTurn,
  pass: turns.pass,
  endRound: turns.endRound,
  anotherRound: turns.anotherRound,
  contribute: contributions.contribute,
  editContribution: contributions.editContribution,
  withdrawContribution: contributions.withdrawContribution,
  nameFactor: contributions.nameFactor,
  answerQuestion: contributions.answerQuestion,
  describe: settle.describe,
  wordStatusQuo: settle.wordStatusQuo,
  agree: settle.agree,
  reserve: settle.reserve,
  concludeStatusQuo: settle.concludeStatusQuo,
  mergeFactors: settle.mergeFactors,
  vote: settle.vote,
  chooseFactors: settle.chooseFactors,
  evaluate: settle.evaluate,
  takeTiltak: summary.takeTiltak,
  dropTiltak: summary.dropTiltak,
  remind: clock.remind,
  timer: clock.timer,
  editSection: referat.editSection,
  correctPlan: referat.correctPlan,
  leaveOutRecipient: recipients.leaveOutRecipient,
  restoreRecipient: recipients.restoreRecipient,
  addRecipient: recipients.addRecipient,
  decideNames: referat.decideNames,
  approveReferat: referat.approveReferat,
  correctReferat: referat.correctReferat,
  retryMail: delivery.retryMail,
  giveAddress: delivery.giveAddress,
  addressesFound: delivery.addressesFound,
  mailResult: delivery.mailResult,
  retryArchive: delivery.retryArchive,
  archiveResult: delivery.archiveResult,
};

/**
 * What happens when `command` meets `state` at `nowMs` (milliseconds since 1970): events in order,
 * none where nothing changes. Throws Refused where the rules of the meeting say no.
 */
export function decide(command: Command, state: MeetingState, nowMs: number): MeetingEvent[] {
  admit(command, state);
  const rule = RULES[command.type] as Rule<CommandBody["type"]>;
  return rule(state, command, nowMs).map((body) => ({ ...body, by: command.by, atMs: nowMs }));
}
