/** Innspel: written at any time during their phase, edited and withdrawn by their author until it ends. */
import { Refused } from "../../errors.ts";
import { may } from "../access.ts";
import type { ContributionDetail, EventBody, Reduces } from "../events.ts";
import { active, requireActsFor, requireCollects, requiredText, requirePresent } from "../guards.ts";
import { isWrittenFor, type PersonId } from "../people.ts";
import { type Contribution, type Factor, type Proposal, proposalsNaming, rootFactor } from "../record.ts";
import type { Rule } from "../rule.ts";
import { LIMITS, TIMES } from "../script/limits.ts";
import type { InnspelKind } from "../script/phase.ts";
import { type ActiveMeeting, findPerson } from "../state.ts";
import { wordGivenOn } from "./turns.ts";

export const contribute: Rule<"contribute"> = (state, command, nowMs) => {
  const meeting = active(state);
  requireCollects(meeting, command.detail.kind);
  const author = requireActsFor(meeting, command.by, command.authorId);
  const detail = checkedDetail(meeting, command.detail);
  const text = requiredText(meeting, command, command.text, LIMITS.contributionChars);
  const isRepeated = (c: Contribution) =>
    c.text === text && c.kind === detail.kind && c.authorId === author.id && c.writtenById === command.by;
  const isRecent = (c: Contribution) => !c.withdrawn && nowMs - c.saidAtMs < TIMES.sentTwiceMs;
  if (meeting.record.contributions.some((c) => isRepeated(c) && isRecent(c))) return [];
  requireRoomFor(meeting, author.id, detail.kind);
  const id = `k${meeting.record.contributions.length + 1}`;
  const added: EventBody = {
    type: "contributionAdded",
    id,
    authorId: author.id,
    writtenById: command.by,
    text,
    detail,
  };
  return [added, ...(command.endsTurn ? wordGivenOn(meeting, author.id, command.by) : [])];
};

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
  const contribution = ownContribution(meeting, command.by, command.id);
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
function requireRoomFor({ record }: ActiveMeeting, authorId: PersonId, kind: InnspelKind): void {
  const own = record.contributions.filter((c) => c.authorId === authorId && c.kind === kind);
  requireFew(own.length, record.contributions.length);
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
