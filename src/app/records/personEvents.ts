/** What one event tells of somebody, for each part of what is stored about them. */
import type { EventOf, MeetingEvent } from "../../meeting/events.ts";
import type { PersonId } from "../../meeting/people.ts";
import { answerId, innspelOf } from "../../meeting/said.ts";

/** One thing that is stored. `what` is a code, `text` what somebody wrote. */
export interface Item {
  readonly atMs?: number;
  readonly what: string;
  readonly text?: string;
}

/** Undefined where it tells nothing of them. */
export type Told = Omit<Item, "atMs"> | undefined;

export function cameOrLeft(event: MeetingEvent, id: PersonId): Told {
  switch (event.type) {
    case "meetingStarted":
      return event.people.some((p) => p.id === id) ? { what: "listed" } : undefined;
    case "participantAdded":
      return event.participant.id === id ? { what: "joined" } : undefined;
    case "participantReturned":
      return event.personId === id ? { what: "returned" } : undefined;
    case "participantLeft":
      return event.personId === id ? { what: "left" } : undefined;
    default:
      return undefined;
  }
}

export function role(event: MeetingEvent, id: PersonId): Told {
  switch (event.type) {
    case "meetingStarted":
      return event.leaderId === id ? { what: "leader" } : undefined;
    case "leaderChanged":
      return event.personId === id ? { what: "leader" } : undefined;
    case "leadingRequested":
      return event.personId === id ? { what: "askedToLead" } : undefined;
    case "leadingOffered":
      return event.personId === id ? { what: "leadingOffered" } : undefined;
    case "leadingOfferEnded":
      return event.because === "declined" && event.by === id ? { what: "leadingDeclined" } : undefined;
    case "secretaryAppointed":
      return event.personId === id ? { what: "secretary" } : undefined;
    case "viddevaktAsked":
      return event.personId === id ? { what: "viddevaktAsked" } : undefined;
    case "viddevaktAnswered":
      return event.personId === id ? { what: event.yes ? "viddevakt" : "viddevaktDeclined" } : undefined;
    default:
      return undefined;
  }
}

/** Contributions and answers that are theirs, whoever typed them; of those they typed for others only that they did. */
export function said(event: MeetingEvent, id: PersonId, events: readonly MeetingEvent[]): Told {
  if (event.type === "questionAnswered") {
    if (event.answeredById === id) return { what: event.by === id ? "answer" : "answerByOther", text: event.text };
    return event.by === id ? { what: "typedForAnother" } : undefined;
  }
  if (event.type === "textCorrected") return corrected(event, id, events);
  if (
    event.type !== "contributionAdded" &&
    event.type !== "contributionEdited" &&
    event.type !== "contributionWithdrawn" &&
    event.type !== "contributionRestored"
  )
    return undefined;
  const added = events.find((e) => e.type === "contributionAdded" && e.id === event.id);
  if (added?.type !== "contributionAdded") return undefined;
  const typed = event.type === "contributionAdded" ? event.writtenById : event.by;
  const isTaken =
    event.type === "contributionWithdrawn" && event.by !== added.writtenById && event.by !== added.authorId;
  if (isTaken) return changedByOther(event, id, added.authorId, "takenOut");
  if (added.authorId !== id) return typed === id ? { what: "typedForAnother" } : undefined;
  if (event.type === "contributionWithdrawn") return { what: "withdrawn" };
  if (event.type === "contributionRestored") return { what: "restored" };
  const what = event.type === "contributionEdited" ? "edited" : typed === id ? "contribution" : "contributionByOther";
  return event.erased ? { what: "erased" } : { what, text: event.text };
}

/** Whose words were changed, and who changed them. */
function corrected(event: EventOf<"textCorrected">, id: PersonId, events: readonly MeetingEvent[]): Told {
  const innspel = innspelOf(event.id);
  const answers = events.filter((e) => e.type === "questionAnswered" && e.id === innspel);
  const answer = answers.find((_one, at) => answerId(innspel, at + 1) === event.id);
  const added = events.find((e) => e.type === "contributionAdded" && e.id === event.id);
  if (answer?.type === "questionAnswered") return changedByOther(event, id, answer.answeredById, "correctedByOther");
  return added?.type === "contributionAdded"
    ? changedByOther(event, id, added.authorId, "correctedByOther")
    : undefined;
}

function changedByOther(event: MeetingEvent, id: PersonId, authorId: PersonId, what: string): Told {
  if (authorId !== id) return event.by === id ? { what: "correctedForAnother" } : undefined;
  if (event.erased) return { what: "erased" };
  if (event.type !== "textCorrected") return { what };
  return { what: event.by === id ? "edited" : what, text: event.text };
}

/** Agreement with a status quo, or why not. */
export function agreement(event: MeetingEvent, id: PersonId): Told {
  if (event.type === "statusQuoAnswerWithdrawn" && event.personId === id) return { what: "answerWithdrawn" };
  if (event.type !== "statusQuoAnswered" || event.personId !== id) return undefined;
  return event.agreement.agrees ? { what: "agreed" } : { what: "reserved", text: event.agreement.reason };
}

export function evaluation(event: MeetingEvent, id: PersonId): Told {
  if (event.type !== "evaluated") return undefined;
  if (!(event.together ?? [event.personId]).includes(id))
    return event.by === id ? { what: "typedForAnother" } : undefined;
  return {
    what: "evaluated",
    text: lines(
      event.answer.worked,
      event.answer.better,
      event.answer.structureWhy ?? "",
      event.answer.usefulWhy ?? "",
      event.answer.nextTime,
    ),
  };
}

/** Why the referat is not to go to them, and that they see to a tiltak. */
export function aboutThem(event: MeetingEvent, id: PersonId): Told {
  switch (event.type) {
    case "recipientLeftOut":
      return event.personId === id ? { what: "leftOut", text: event.reason } : undefined;
    case "tiltakReviewed":
      return event.tookPart.includes(id) ? { what: "tookPartInEvaluation" } : undefined;
    case "nextDecided":
      return event.next.what === "step" && event.next.step.person?.id === id ? { what: "responsible" } : undefined;
    case "tiltakTaken":
    case "planCorrected":
      return event.plan.person?.id === id ? { what: "responsible" } : undefined;
    default:
      return undefined;
  }
}

export function wroteAsLeader(event: MeetingEvent, id: PersonId): Told {
  if (event.by !== id) return undefined;
  switch (event.type) {
    case "described":
      return { what: "description", text: lines(event.description.what, event.description.behind) };
    case "statusQuoWorded":
      return { what: "wording", text: event.sentence };
    case "tiltakTaken":
    case "planCorrected": {
      const { oppmerksomheit, goal, successSigns, evaluatedBy, evaluatedHow } = event.plan;
      return { what: "plan", text: lines(oppmerksomheit, goal, successSigns, evaluatedBy, evaluatedHow) };
    }
    case "tiltakReviewed":
      return { what: "review", text: event.reason };
    case "nextDecided":
      return event.next.what === "step"
        ? { what: "plan", text: lines(event.next.step.text, event.next.step.goal ?? "") }
        : undefined;
    case "closingSaid":
      return { what: "closing", text: event.sentence };
    case "sectionEdited":
      return event.text === null ? undefined : { what: "section", text: event.text };
    case "wordSpared":
    case "wordAskedAgain":
      return event.word === "" ? undefined : { what: event.type, text: event.word };
    case "wentBack":
      return event.reason === "" ? undefined : { what: "reason", text: event.reason };
    case "meetingAborted":
    case "recipientLeftOut":
      return { what: "reason", text: event.reason };
    case "referatCorrected":
      return { what: "reason", text: event.why };
    default:
      return undefined;
  }
}

export function turn(event: MeetingEvent, id: PersonId): Told {
  if (event.type === "turnEnded" && event.personId === id) return { what: event.how };
  if (event.type === "turnReturned" && event.personId === id) return { what: "wordReturned" };
  if (event.type !== "viddevaktPrompted") return undefined;
  const { prompt } = event;
  if (prompt.about === "turnUp") return prompt.personId === id ? { what: "promptedAbout" } : undefined;
  return prompt.about === "turnsMissing" && prompt.personIds.includes(id) ? { what: "promptedAbout" } : undefined;
}

export function mail(event: MeetingEvent, id: PersonId): Told {
  switch (event.type) {
    case "mailHandedOver":
      return event.personId === id ? { what: "mailSent" } : undefined;
    case "mailFailed":
      return event.personId === id ? { what: "mailFailed", text: event.fault } : undefined;
    case "addressGiven":
      return event.personId === id ? { what: "address", text: event.email } : undefined;
    default:
      return undefined;
  }
}

/** Those that say something, one below the other. */
export function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n");
}
