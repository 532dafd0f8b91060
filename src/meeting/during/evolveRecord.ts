/** How events change what was said and agreed. Nothing is removed: things are marked, or moved to an earlier version. */
import type { EventOf } from "../events.ts";
import type { PersonId } from "../people.ts";
import {
  type Contribution,
  type ContributionDetail,
  type MeetingRecord,
  type Reduces,
  rootFactor,
  type StatusQuo,
} from "../record.ts";
import { answerId, innspelOf } from "../said.ts";

type OfContributions =
  | "contributionAdded"
  | "contributionEdited"
  | "contributionWithdrawn"
  | "contributionRestored"
  | "textCorrected";
type OfQuestionsAndTiltak = "factorNamed" | "questionAnswered" | "tiltakTaken" | "tiltakDropped";
type OfAgreement = "described" | OfSentence | "evaluated";
type OfSentence = "statusQuoWorded" | "statusQuoAnswered" | "statusQuoAnswerWithdrawn" | "statusQuoConcluded";
type OfChoice = "factorsMerged" | "factorSplit" | "factorJudged" | "votesCast" | "factorsChosen";
type RecordEvent = EventOf<OfContributions | OfQuestionsAndTiltak | OfAgreement | OfChoice>;

export function evolveRecord(record: MeetingRecord, event: RecordEvent, visit: number): MeetingRecord {
  switch (event.type) {
    case "described":
      return { ...record, description: event.description };
    case "contributionAdded": {
      const base = {
        id: event.id,
        visit,
        authorId: event.authorId,
        writtenById: event.writtenById,
        text: event.text,
        saidAtMs: event.atMs,
        edited: false,
        withdrawn: false,
      };
      return { ...record, contributions: [...record.contributions, withDetail(base, event.detail)] };
    }
    case "contributionEdited":
      return keepChosenValid(
        mapContribution(record, event.id, (c) =>
          c.kind === event.detail.kind
            ? ({
                ...(c.kind === "tiltak" ? reducing(c, { factorId: c.factorId }) : c),
                ...event.detail,
                text: event.text,
                edited: true,
              } as Contribution)
            : c,
        ),
      );
    case "contributionWithdrawn":
      return keepChosenValid({
        ...withoutPlan(record, event.id),
        // What had been merged into a withdrawn factor stands on its own again.
        contributions: record.contributions.map((c) => {
          if (c.id === event.id) return { ...c, withdrawn: true };
          return c.kind === "factors" && c.mergedInto === event.id ? unmerged(c) : c;
        }),
      });
    case "contributionRestored":
      return mapContribution(record, event.id, (c) => ({ ...c, withdrawn: false }));
    case "textCorrected":
      return mapContribution(record, innspelOf(event.id), (c) => corrected(c, event));
    case "factorNamed":
      return mapContribution(record, event.id, (c) => (c.kind === "tiltak" ? reducing(c, event) : c));
    case "questionAnswered":
      return mapContribution(record, event.id, (c) =>
        c.kind === "clarifying"
          ? {
              ...c,
              answers: [...c.answers, { text: event.text, answeredById: event.answeredById, writtenById: event.by }],
            }
          : c,
      );
    case "statusQuoWorded":
      return {
        ...record,
        statusQuo: { sentence: event.sentence, answers: {}, concluded: false },
        earlierStatusQuo:
          record.statusQuo === undefined ? record.earlierStatusQuo : [...record.earlierStatusQuo, record.statusQuo],
      };
    case "statusQuoAnswered":
      return record.statusQuo === undefined
        ? record
        : {
            ...record,
            statusQuo: {
              ...record.statusQuo,
              answers: { ...record.statusQuo.answers, [event.personId]: event.agreement },
              concluded: false,
            },
          };
    case "statusQuoAnswerWithdrawn":
      return record.statusQuo === undefined
        ? record
        : { ...record, statusQuo: { ...withoutAnswer(record.statusQuo, event.personId), concluded: false } };
    case "statusQuoConcluded":
      return record.statusQuo === undefined
        ? record
        : { ...record, statusQuo: { ...record.statusQuo, concluded: true } };
    case "factorsMerged":
      return mergeFactors(record, event.intoId, event.ids);
    case "factorSplit":
      return mapContribution(record, event.id, (c) => (c.kind === "factors" ? unmerged(c) : c));
    case "factorJudged":
      return keepChosenValid(
        mapContribution(record, event.id, (c) =>
          c.kind === "factors" ? { ...c, systemFactor: event.systemFactor } : c,
        ),
      );
    case "votesCast":
      return { ...record, votes: { ...record.votes, [event.personId]: event.factorIds } };
    case "factorsChosen":
      return { ...record, chosenFactorIds: event.factorIds };
    case "tiltakTaken":
      return { ...record, plans: { ...record.plans, [event.id]: event.plan } };
    case "tiltakDropped":
      return withoutPlan(record, event.id);
    case "evaluated":
      return event.together === undefined
        ? { ...record, evaluations: { ...record.evaluations, [event.personId]: event.answer } }
        : { ...record, commonEvaluation: { answer: event.answer, personIds: event.together } };
  }
}

function corrected(said: Contribution, { id, text }: EventOf<"textCorrected">): Contribution {
  if (said.id === id) return { ...said, text, edited: true };
  if (said.kind !== "clarifying") return said;
  const answers = said.answers.map((answer, at) => (answerId(said.id, at + 1) === id ? { ...answer, text } : answer));
  return { ...said, answers };
}

/** Which factors it was to reduce before is forgotten, all of them. */
function reducing<T extends Reduces>({ alsoFactorIds: _before, ...rest }: T, { factorId, alsoFactorIds }: Reduces) {
  return { ...rest, factorId, ...(alsoFactorIds === undefined ? {} : { alsoFactorIds }) };
}

type Said = Omit<Extract<Contribution, { kind: "factors" }>, "kind" | "systemFactor" | "mergedInto">;

function withDetail(base: Said, detail: ContributionDetail): Contribution {
  return detail.kind === "clarifying" ? { ...base, ...detail, answers: [] } : { ...base, ...detail };
}

function withoutAnswer({ answers, ...statusQuo }: StatusQuo, personId: PersonId): StatusQuo {
  const { [personId]: _withdrawn, ...others } = answers;
  return { ...statusQuo, answers: others };
}

function withoutPlan(record: MeetingRecord, id: string): MeetingRecord {
  const { [id]: _dropped, ...plans } = record.plans;
  return { ...record, plans };
}

function mergeFactors(record: MeetingRecord, intoId: string, ids: readonly string[]): MeetingRecord {
  const into = rootFactor(record, intoId);
  if (into === undefined) return record;
  return keepChosenValid({
    ...record,
    contributions: record.contributions.map((c) =>
      c.kind === "factors" && c.id !== into.id && ids.includes(c.id) ? { ...c, mergedInto: into.id } : c,
    ),
  });
}

function unmerged(factor: Extract<Contribution, { kind: "factors" }>): Contribution {
  const { mergedInto: _root, ...rest } = factor;
  return rest;
}

function mapContribution(record: MeetingRecord, id: string, change: (c: Contribution) => Contribution): MeetingRecord {
  return { ...record, contributions: record.contributions.map((c) => (c.id === id ? change(c) : c)) };
}

/** Only standing system factors stay chosen; a choice moves along when its factor is merged into another. */
function keepChosenValid(record: MeetingRecord): MeetingRecord {
  const chosen = new Set<string>();
  for (const id of record.chosenFactorIds) {
    const factor = rootFactor(record, id);
    if (factor !== undefined && !factor.withdrawn && factor.systemFactor) chosen.add(factor.id);
  }
  return { ...record, chosenFactorIds: [...chosen] };
}
