/** What a phase may ask for before it is left; a script names those that it needs. */
import { Refused } from "../../errors.ts";
import { hasEvaluated } from "../evaluations.ts";
import { undecided, unreviewed } from "../followUp.ts";
import { isEmployee, type Participant, type PersonId } from "../people.ts";
import { nameOf, openFactors, openProposals, withoutFactor } from "../record.ts";
import type { Check } from "../script/phase.ts";
import { type ActiveMeeting, presentViddevakt } from "../state.ts";

/** Each throws Refused with what is missing; where that is asked about, not when it is `confirmed`. */
export const CHECKS: Readonly<Record<Check, (meeting: ActiveMeeting, confirmed: boolean) => void>> = {
  viddevaktSettled(meeting) {
    if (meeting.viddevakt.status !== "waived" && presentViddevakt(meeting) === undefined) {
      throw new Refused("viddevaktMissing");
    }
  },
  described(meeting) {
    if (meeting.record.description === undefined) throw new Refused("descriptionMissing");
  },
  roundOver(meeting, confirmed) {
    if (!confirmed) requireAllSpoken(meeting);
  },
  statusQuoSettled(meeting) {
    const { statusQuo } = meeting.record;
    if (statusQuo === undefined) throw new Refused("statusQuoMissing");
    requireAllAnswered(meeting);
    const reserved = Object.values(statusQuo.answers).some((a) => !a.agrees);
    if (reserved && !statusQuo.concluded) throw new Refused("statusQuoNotConcluded");
  },
  factorChosen(meeting) {
    const chosen = meeting.record.chosenFactorIds;
    if (!openFactors(meeting.record).some((f) => f.systemFactor && chosen.includes(f.id))) {
      throw new Refused("systemFactorNotChosen");
    }
  },
  tiltakProposed(meeting) {
    if (openProposals(meeting.record).length > 0) return;
    const hanging = withoutFactor(meeting.record).length;
    throw hanging === 0 ? new Refused("proposalMissing") : new Refused("tiltakWithoutFactor", { count: hanging });
  },
  tiltakTaken(meeting) {
    const { plans } = meeting.record;
    const hanging = withoutFactor(meeting.record).filter(({ id }) => plans[id] !== undefined).length;
    if (hanging > 0) throw new Refused("tiltakWithoutFactor", { count: hanging });
    if (!openProposals(meeting.record).some(({ id }) => plans[id] !== undefined))
      throw new Refused("takenTiltakMissing");
  },
  tiltakReviewed(meeting, confirmed) {
    const count = unreviewed(meeting).length;
    if (count > 0 && !confirmed) throw new Refused("reviewMissing", { count });
  },
  nextDecided(meeting, confirmed) {
    const count = undecided(meeting).length;
    if (count > 0 && !confirmed) throw new Refused("nextMissing", { count });
  },
};

/** Everyone in the round that runs has the word or has had it; otherwise names those who have not. */
export function requireAllSpoken({ visit, people }: ActiveMeeting): void {
  const waiting = "round" in visit ? visit.round.turns.filter((turn) => turn.status === "waiting") : [];
  if (waiting.length > 0)
    throw new Refused("turnsMissing", {
      names: namesOf(
        people,
        waiting.map((t) => t.personId),
      ),
    });
}

/** Everyone of the unit who is here has evaluated; otherwise names those who have not. */
export function requireAllEvaluated({ people, record }: ActiveMeeting): void {
  const waiting = people.filter((p) => p.present && isEmployee(p) && !hasEvaluated(record, p.id));
  if (waiting.length > 0) throw new Refused("evaluationMissing", { names: waiting.map((p) => p.name).join(", ") });
}

function namesOf(people: readonly Participant[], ids: readonly PersonId[]): string {
  return ids.map((id) => nameOf(people, id)).join(", ");
}

/** Everyone present has agreed or given a reservation; otherwise names those who have not. */
export function requireAllAnswered(meeting: ActiveMeeting): void {
  const waiting = meeting.people.filter((p) => p.present && meeting.record.statusQuo?.answers[p.id] === undefined);
  if (waiting.length > 0) throw new Refused("statusQuoUnanswered", { names: waiting.map((p) => p.name).join(", ") });
}
