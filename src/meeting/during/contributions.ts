/** Innspel: written at any time during their phase, edited and withdrawn by their author until it ends. */
import { Refused } from "../../errors.ts";
import { may } from "../access.ts";
import type { Command, SaidInRound } from "../commands.ts";
import type { EventBody } from "../events.ts";
import { active, optionalText, requireActsFor, requireCollects, requiredText, requirePresent } from "../guards.ts";
import { isWrittenFor, type PersonId } from "../people.ts";
import {
  type Contribution,
  type ContributionDetail,
  type Factor,
  nameOf,
  type Proposal,
  proposalsNaming,
  type Reduces,
  rootFactor,
} from "../record.ts";
import type { Rule } from "../rule.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import type { InnspelKind } from "../script/phase.ts";
import { type ActiveMeeting, findPerson } from "../state.ts";
import { turnsHad, wordGivenOn } from "./turns.ts";

export const contribute: Rule<"contribute"> = (state, command, nowMs) => {
  const meeting = active(state);
  const [added] = addedTo(meeting, command, [command], nowMs);
  if (added === undefined) return [];
  return [added, ...(command.endsTurn ? wordGivenOn(meeting, command.authorId, command.by) : [])];
};

/** A round around one table, written down when it is over: in the order of the round, whatever order it comes in. */
export const contributeTogether: Rule<"contributeTogether"> = (state, command, nowMs) => {
  const meeting = active(state);
  const said = inOrderOfRound(meeting, command.said).map(({ detail, ...one }) => {
    if (detail === undefined) throw new Refused("choiceMissing", { name: nameOf(meeting.people, one.authorId) });
    return { ...one, detail };
  });
  for (const id of command.passed) requireActsFor(meeting, command.by, id);
  // Asked about all at once: a yes is a yes to what was shown.
  optionalText(meeting, command, said.map(({ text }) => text).join("\n"), Number.POSITIVE_INFINITY);
  const spoke = said.map(({ authorId }) => authorId);
  return [
    ...addedTo(meeting, { ...command, confirmed: true }, said, nowMs),
    ...turnsHad(meeting, { spoke, passed: command.passed }, command.by),
  ];
};

type Said = Required<SaidInRound>;

/** What is new of it: nobody sends the same again within a minute. */
function addedTo(meeting: ActiveMeeting, command: Command, said: readonly Said[], nowMs: number): EventBody[] {
  const { contributions } = meeting.record;
  const lately = contributions.filter((c) => !c.withdrawn && nowMs - c.saidAtMs < TIMES.sentTwiceMs);
  const added: EventBody[] = [];
  for (const one of said) {
    requireCollects(meeting, one.detail.kind);
    const { id: authorId } = requireActsFor(meeting, command.by, one.authorId);
    const detail = checkedDetail(meeting, one.detail);
    const text = requiredText(meeting, command, one.text, LIMITS.contributionChars);
    const isRepeated = (c: Contribution) =>
      c.kind === detail.kind && c.authorId === authorId && c.writtenById === command.by && c.text === text;
    if (lately.some(isRepeated)) continue;
    requireRoomFor(meeting, authorId, detail.kind, added.length);
    const id = `k${contributions.length + added.length + 1}`;
    added.push({ type: "contributionAdded", id, authorId, writtenById: command.by, text, detail });
  }
  return added;
}

function inOrderOfRound({ visit }: ActiveMeeting, said: readonly SaidInRound[]): SaidInRound[] {
  const order = "round" in visit ? visit.round.turns.map(({ personId }) => personId) : [];
  return said.toSorted((one, other) => order.indexOf(one.authorId) - order.indexOf(other.authorId));
}

export const editContribution: Rule<"editContribution"> = (state, command) => {
  const meeting = active(state);
  const contribution = ownContribution(meeting, command.by, command.id);
  if (contribution.kind !== command.detail.kind) throw new Refused("wrongPhase");
  const detail = checkedDetail(meeting, command.detail);
  const text = requiredText(meeting, command, command.text, LIMITS.contributionChars);
  return [{ type: "contributionEdited", id: contribution.id, text, detail }];
};

export const withdrawContribution: Rule<"withdrawContribution"> = (state, command) => {
  const meeting = active(state);
  const contribution = withdrawable(meeting, command.by, command.id);
  const count = proposalsNaming(meeting.record, contribution.id).length;
  if (count > 0 && !command.confirmed) throw new Refused("factorHasProposals", { count });
  return [{ type: "contributionWithdrawn", id: contribution.id }];
};

/** A proposal whose factor was withdrawn is to reduce another one. */
export const nameFactor: Rule<"nameFactor"> = (state, command) => {
  const meeting = active(state);
  const proposal = find(meeting, command.id);
  if (proposal.kind !== "tiltak") throw new Refused("tiltakUnknown");
  return factorsNamed(meeting, proposal, command);
};

/** What follows when a proposal is to reduce these; nothing where it does already. */
export function factorsNamed(meeting: ActiveMeeting, proposal: Proposal, reduces: Reduces): EventBody[] {
  const now = reducing(meeting, reduces);
  const ids = ({ factorId, alsoFactorIds = [] }: Reduces) => [factorId, ...alsoFactorIds].join();
  return ids(now) === ids(proposal) ? [] : [{ type: "factorNamed", id: proposal.id, ...now }];
}

/** Employees or tenester answer (DOMAIN §3 step 5); whoever types, the record says who answered. */
export const answerQuestion: Rule<"answerQuestion"> = (state, command) => {
  const meeting = active(state);
  const question = find(meeting, command.id);
  if (question.kind !== "clarifying") throw new Refused("notAQuestion");
  const answeredBy = requirePresent(meeting, command.answeredById);
  const text = requiredText(meeting, command, command.text, LIMITS.contributionChars);
  if (question.answers.some((a) => a.text === text && a.answeredById === answeredBy.id)) return [];
  const answers = meeting.record.contributions.flatMap((c) => (c.kind === "clarifying" ? c.answers : []));
  requireFew(answers.filter((a) => a.writtenById === command.by).length, answers.length);
  return [{ type: "questionAnswered", id: question.id, text, answeredById: answeredBy.id }];
};

/** More than anybody needs: what is withdrawn counts too, since it has been written. */
function requireRoomFor({ record }: ActiveMeeting, authorId: PersonId, kind: InnspelKind, more = 0): void {
  const own = record.contributions.filter((c) => c.authorId === authorId && c.kind === kind);
  requireFew(own.length, record.contributions.length + more);
}

function requireFew(own: number, all: number): void {
  if (own >= LIMITS.contributionsEach) throw new Refused("tooManyContributions", { limit: LIMITS.contributionsEach });
  if (all >= LIMITS.contributions) throw new Refused("meetingFull", { limit: LIMITS.contributions });
}

function find(meeting: ActiveMeeting, id: string): Contribution {
  const contribution = meeting.record.contributions.find((c) => c.id === id);
  if (contribution === undefined) throw new Refused("contributionUnknown");
  if (contribution.withdrawn) throw new Refused("contributionWithdrawn");
  return contribution;
}

/** An innspel of theirs, or of somebody they write for, that can be changed or taken back now. */
export function ownContribution(meeting: ActiveMeeting, by: PersonId, id: string): Contribution {
  const contribution = find(meeting, id);
  requireCollects(meeting, contribution.kind);
  const { authorId, writtenById } = contribution;
  const author = findPerson(meeting, authorId);
  // What somebody in the room wrote themself is theirs alone; what was written for them is for whoever writes.
  const wasWrittenFor = author !== undefined && isWrittenFor(author) && writtenById !== authorId;
  const isTheirs = by === authorId || by === writtenById;
  if (!isTheirs && !(wasWrittenFor && may(meeting, by, "actForOthers"))) throw new Refused("notAuthor");
  return contribution;
}

/** One's own; or anybody's, for the leader who mends what others have written. */
export function withdrawable(meeting: ActiveMeeting, by: PersonId, id: string): Contribution {
  if (!may(meeting, by, "correctText")) return ownContribution(meeting, by, id);
  const contribution = find(meeting, id);
  requireCollects(meeting, contribution.kind);
  return contribution;
}

/** A proposal names a factor that was chosen (DOMAIN §3 step 8); one merged into a chosen factor counts as that one. */
function checkedDetail(meeting: ActiveMeeting, detail: ContributionDetail): ContributionDetail {
  if (detail.kind !== "tiltak") return detail;
  const { factorId, alsoFactorIds, ...rest } = detail;
  return { ...rest, ...reducing(meeting, alsoFactorIds === undefined ? { factorId } : { factorId, alsoFactorIds }) };
}

function reducing(meeting: ActiveMeeting, { factorId, alsoFactorIds = [] }: Reduces): Reduces {
  const [first = factorId, ...also] = new Set([factorId, ...alsoFactorIds].map((id) => chosenFactor(meeting, id).id));
  return also.length === 0 ? { factorId: first } : { factorId: first, alsoFactorIds: also };
}

function chosenFactor({ record }: ActiveMeeting, id: string): Factor {
  const factor = rootFactor(record, id);
  if (factor === undefined) throw new Refused("factorUnknown");
  if (!record.chosenFactorIds.includes(factor.id)) throw new Refused("factorNotChosen");
  return factor;
}
