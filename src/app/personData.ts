/** What is stored about one person in one meeting, taken from its events: theirs alone, others' left out (DOMAIN §7). */
import type { MeetingEvent } from "../meeting/events.ts";
import type { PersonId } from "../meeting/people.ts";
import { standing } from "../meeting/record.ts";
import type { EndedMeeting, KnownMeeting } from "../meeting/state.ts";
import { TRAITS } from "./meeting/traits.ts";
import type { Part } from "./personParts.ts";
import type { SentDocument } from "./ports/meetings.ts";
import type { Read } from "./ports/reads.ts";

/** One thing that is stored. `what` is a code, `text` what somebody wrote. */
export interface Item {
  readonly atMs?: number;
  readonly what: string;
  readonly text?: string;
}

export interface MeetingData {
  readonly meetingId: string;
  readonly startedAtMs: number;
  readonly eining: string;
  readonly topic: string;
  /** Under which id the person stands in this meeting. */
  readonly personId: PersonId;
  readonly parts: Readonly<Record<Part, readonly Item[]>>;
}

export interface Sources {
  readonly events: readonly MeetingEvent[];
  readonly meeting: KnownMeeting;
  readonly editions: readonly SentDocument[];
  readonly reads: readonly Read[];
}

/** Somebody who stands in a meeting: a participant, or one whom the leader added as recipient. */
export interface Standing {
  readonly id: PersonId;
  readonly name: string;
  readonly email?: string;
}

export function standingIn(meeting: KnownMeeting): readonly Standing[] {
  return [...meeting.people, ...(meeting.status === "ended" ? meeting.referat.work.added : [])];
}

/** Everything about `personId`, who stands in the meeting. */
export function personData(sources: Sources, personId: PersonId): MeetingData {
  const { meeting, events } = sources;
  const { meetingId, eining, topic } = meeting.info;
  const all = (read: (event: MeetingEvent) => Omit<Item, "atMs"> | undefined, among = events): Item[] =>
    among.flatMap((event) => {
      const item = read(event);
      return item === undefined ? [] : [{ atMs: event.atMs, ...item }];
    });
  const of = (part: Part, read: Parameters<typeof all>[0]) =>
    all(
      read,
      events.filter(({ type }) => TRAITS[type].tells?.includes(part)),
    );
  return {
    meetingId,
    startedAtMs: meeting.startedAtMs,
    eining,
    topic,
    personId,
    parts: {
      participation: [...identity(meeting, personId), ...of("participation", (event) => cameOrLeft(event, personId))],
      roles: of("roles", (event) => role(event, personId)),
      said: of("said", (event) => said(event, personId, events)),
      agreement: of("agreement", (event) =>
        event.type === "statusQuoAnswered" && event.personId === personId
          ? event.agreement.agrees
            ? { what: "agreed" }
            : { what: "reserved", text: event.agreement.reason }
          : undefined,
      ),
      votes: votes(meeting, personId),
      evaluation: of("evaluation", (event) =>
        event.type === "evaluated" && event.personId === personId
          ? { what: "evaluated", text: lines(event.answer.worked, event.answer.better, event.answer.nextTime) }
          : undefined,
      ),
      wrote: of("wrote", (event) => (event.by === personId ? wroteAsLeader(event) : undefined)),
      turns: turns(
        meeting,
        of("turns", (event) => turn(event, personId)),
        personId,
      ),
      mails: of("mails", (event) => mail(event, personId)),
      aboutThem: of("aboutThem", (event) =>
        event.type === "recipientLeftOut" && event.personId === personId
          ? { what: "leftOut", text: event.reason }
          : undefined,
      ),
      editions: editions(sources, personId),
      entries: entries(meeting, personId),
      reads: sources.reads
        .filter((read) => read.personId === personId)
        .map(({ hourMs, way, edition }) => ({ atMs: hourMs, what: way, text: String(edition) })),
      acts: all((event) => (event.by === personId ? { what: event.type } : undefined)),
    },
  };
}

function identity(meeting: KnownMeeting, personId: PersonId): Item[] {
  const found = standingIn(meeting).find((one) => one.id === personId);
  const person = meeting.people.find((one) => one.id === personId);
  return [
    { what: "id", text: personId },
    ...(found === undefined ? [] : [{ what: "name", text: found.name }]),
    ...(found?.email === undefined ? [] : [{ what: "address", text: found.email }]),
    ...(person?.teamsId === undefined ? [] : [{ what: "teamsId", text: person.teamsId }]),
    ...(person === undefined ? [] : [{ what: "teneste", text: person.teneste }]),
    ...(person?.role === undefined ? [] : [{ what: "role", text: person.role }]),
    ...(person?.hasApp === false ? [{ what: "withoutApp" }] : []),
  ];
}

function cameOrLeft(event: MeetingEvent, id: PersonId): Omit<Item, "atMs"> | undefined {
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

function role(event: MeetingEvent, id: PersonId): Omit<Item, "atMs"> | undefined {
  switch (event.type) {
    case "meetingStarted":
      return event.leaderId === id ? { what: "leader" } : undefined;
    case "leaderChanged":
      return event.personId === id ? { what: "leader" } : undefined;
    case "leadingRequested":
      return event.personId === id ? { what: "askedToLead" } : undefined;
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
function said(event: MeetingEvent, id: PersonId, events: readonly MeetingEvent[]): Omit<Item, "atMs"> | undefined {
  if (event.type === "questionAnswered") {
    if (event.answeredById === id) return { what: event.by === id ? "answer" : "answerByOther", text: event.text };
    return event.by === id ? { what: "typedForAnother" } : undefined;
  }
  if (
    event.type !== "contributionAdded" &&
    event.type !== "contributionEdited" &&
    event.type !== "contributionWithdrawn"
  )
    return undefined;
  const added = events.find((e) => e.type === "contributionAdded" && e.id === event.id);
  if (added?.type !== "contributionAdded") return undefined;
  const typed = event.type === "contributionAdded" ? event.writtenById : event.by;
  if (added.authorId !== id) return typed === id ? { what: "typedForAnother" } : undefined;
  if (event.type === "contributionWithdrawn") return { what: "withdrawn" };
  const what = event.type === "contributionEdited" ? "edited" : typed === id ? "contribution" : "contributionByOther";
  return event.erased ? { what: "erased" } : { what, text: event.text };
}

function votes({ record }: KnownMeeting, id: PersonId): Item[] {
  const factors = standing(record, "factors");
  return (record.votes[id] ?? []).map((factorId) => {
    const factor = factors.find((f) => f.id === factorId);
    return factor === undefined ? { what: "vote" } : { what: "vote", text: factor.text };
  });
}

function wroteAsLeader(event: MeetingEvent): Omit<Item, "atMs"> | undefined {
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
    case "sectionEdited":
      return event.text === null ? undefined : { what: "section", text: event.text };
    case "wentBack":
    case "meetingAborted":
    case "recipientLeftOut":
      return { what: "reason", text: event.reason };
    case "referatCorrected":
      return { what: "reason", text: event.why };
    default:
      return undefined;
  }
}

function turn(event: MeetingEvent, id: PersonId): Omit<Item, "atMs"> | undefined {
  if (event.type === "turnEnded" && event.personId === id) return { what: event.how };
  if (event.type !== "viddevaktPrompted") return undefined;
  const { prompt } = event;
  if (prompt.about === "turnUp") return prompt.personId === id ? { what: "promptedAbout" } : undefined;
  return prompt.about === "turnsMissing" && prompt.personIds.includes(id) ? { what: "promptedAbout" } : undefined;
}

function turns({ spokenMs }: KnownMeeting, items: readonly Item[], id: PersonId): Item[] {
  const ms = spokenMs[id];
  return [...items, ...(ms === undefined ? [] : [{ what: "spokenSeconds", text: String(Math.round(ms / 1000)) }])];
}

function mail(event: MeetingEvent, id: PersonId): Omit<Item, "atMs"> | undefined {
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

/** The editions that name them; what those say of others is left out. */
function editions({ meeting, editions: sent }: Sources, id: PersonId): Item[] {
  const name = standingIn(meeting).find((one) => one.id === id)?.name ?? "";
  const sentAt = (number: number) =>
    meeting.status === "ended" && meeting.referat.status === "sent"
      ? meeting.referat.editions.find((edition) => edition.number === number)?.sentAtMs
      : undefined;
  return sent
    .filter(({ document }) => name !== "" && JSON.stringify(document).includes(JSON.stringify(name).slice(1, -1)))
    .map(({ number }) => ({ what: "edition", text: String(number), ...atOf(sentAt(number)) }));
}

function atOf(atMs: number | undefined): { readonly atMs?: number } {
  return atMs === undefined ? {} : { atMs };
}

/** Stafettlogg entries where they are among those informed. */
function entries(meeting: KnownMeeting, id: PersonId): Item[] {
  if (!isCompleted(meeting)) return [];
  const tookPart =
    meeting.people.some((p) => p.id === id && p.present) ||
    meeting.remarks.some((r) => r.kind === "left" && r.personId === id);
  return tookPart ? Object.values(meeting.record.plans).map(() => ({ what: "informed" })) : [];
}

function isCompleted(meeting: KnownMeeting): meeting is EndedMeeting {
  return meeting.status === "ended" && meeting.how === "completed";
}

function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n");
}
