/**
 * What a meeting that followed up has come to, as commands to its entries: first how it went, then what comes next, the goal,
 * and the end last. One that was cut short has come to nothing. Said again they change nothing.
 */
import type { BroughtEntry, BroughtTiltak, NextStep, NotCarried } from "../meeting/followUp.ts";
import { followedUp, goalNow, tiltakIn } from "../meeting/followUp.ts";
import type { EndedMeeting } from "../meeting/state.ts";
import type { CommandBody } from "./commands.ts";
import { personIn, tiltakId } from "./fromMeeting.ts";
import { distinct, type Party } from "./parties.ts";
import type { Entry } from "./state.ts";
import type { TiltakBody } from "./tiltak.ts";

export interface Carried {
  readonly body: CommandBody;
  /** What is not carried where the entry does not take it. */
  readonly about: Omit<NotCarried, "why">;
}

/** For `entry`, as it is now: who saw to a tiltak before is said there. */
export function carriedTo(meeting: EndedMeeting, brought: BroughtEntry, entry: Entry): Carried[] {
  if (meeting.how !== "completed") return [];
  const { entryId, tiltak } = brought;
  const { meetingId } = meeting.info;
  const { reviews, next } = followedUp(meeting.record);
  const evaluated = tiltak.flatMap(({ id, tiltakId }): Carried[] => {
    const review = reviews[id];
    if (review === undefined || review.outcome === "ongoing") return [];
    const { outcome, reason } = review;
    const tookPart = review.tookPart.map((one) => asParty(meeting, one));
    const body = { type: "evaluate", id: tiltakId, outcome, reason, tookPart, inMeeting: meetingId } as const;
    return [{ body, about: { entryId, id, what: "review" } }];
  });
  const then = tiltak.flatMap((one): Carried[] => {
    const said = next[one.id];
    const about = { entryId, id: one.id, what: "next" } as const;
    if (said?.what === "step") return [{ body: added(meeting, one, said.step, entry), about }];
    if (said?.what !== "move") return [];
    const { reason = "" } = reviews[one.id] ?? {};
    const { evaluateBy } = said;
    return [{ body: { type: "moveEvaluation", id: one.tiltakId, evaluateBy, reason, inMeeting: meetingId }, about }];
  });
  return [...evaluated, ...then, ...aiming(meeting, brought), ...ending(meeting, brought)];
}

/** Only where the meeting has worded it anew. */
function aiming(meeting: EndedMeeting, brought: BroughtEntry): Carried[] {
  const { entryId, goal: was } = brought;
  const goal = goalNow(meeting, brought);
  return goal === was ? [] : [{ body: { type: "setGoal", goal, was }, about: { entryId, what: "goal" } }];
}

/** Only where the meeting said so, with the sentence that the group wrote. */
function ending(meeting: EndedMeeting, { entryId }: BroughtEntry): Carried[] {
  const said = followedUp(meeting.record).closings[entryId];
  if (said === undefined) return [];
  const { because, sentence } = said;
  const body = { type: "close", because, sentence, inMeeting: meeting.info.meetingId } as const;
  return [{ body, about: { entryId, what: "closing" } }];
}

function added(meeting: EndedMeeting, before: BroughtTiltak, step: NextStep, entry: Entry): CommandBody {
  const { meetingId } = meeting.info;
  const from = { meetingId, proposalId: before.id };
  const tiltak = asTiltak(meeting, before, step, entry);
  return { type: "addTiltak", id: tiltakId(from), tiltak, from, raises: true };
}

function asTiltak(meeting: EndedMeeting, before: BroughtTiltak, step: NextStep, entry: Entry): TiltakBody {
  const { text, tiltakKind: kind, responsible, sameNamed, person, partner, startBy, evaluateBy, habit } = step;
  const was = entry.tiltak.find(({ id }) => id === before.tiltakId);
  const actors = responsible.map((actor): Party => ({ kind: "actor", actor }));
  const same = sameNamed ? (was?.responsible ?? []).filter((party) => party.kind !== "actor") : [];
  const named = person === undefined ? [] : [asParty(meeting, person.id, person.name)];
  return {
    kind,
    text,
    factors: was?.factors ?? before.factors,
    responsible: distinct([...actors, ...same, ...named]),
    ...(partner === undefined ? {} : { partner }),
    startBy,
    evaluateBy,
    evaluatedBy: was?.evaluatedBy ?? "",
    evaluatedHow: was?.evaluatedHow ?? "",
    ...(habit === undefined ? {} : { habit }),
    follows: before.tiltakId,
  };
}

function asParty(meeting: EndedMeeting, id: string, name?: string): Party {
  return { kind: "person", person: personIn(meeting, id, name) };
}

/** Whether a meeting has something to carry. */
export function hasFollowedUp(meeting: EndedMeeting): boolean {
  return meeting.how === "completed" && tiltakIn(meeting).length > 0;
}
