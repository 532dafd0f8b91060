/** What is stored about one person in one meeting, taken from its events: theirs alone, others' left out (DOMAIN §7). */
import type { MeetingEvent } from "../../meeting/events.ts";
import { type BroughtTiltak, tiltakIn } from "../../meeting/followUp.ts";
import type { PersonId } from "../../meeting/people.ts";
import { standing } from "../../meeting/record.ts";
import type { KnownMeeting } from "../../meeting/state.ts";
import { TRAITS } from "../meeting/traits.ts";
import type { SentDocument } from "../ports/meetings.ts";
import type { Read } from "../ports/reads.ts";
import {
  aboutThem,
  agreement,
  cameOrLeft,
  evaluation,
  type Item,
  mail,
  role,
  said,
  type Told,
  turn,
  wroteAsLeader,
} from "./personEvents.ts";
import type { Part } from "./personParts.ts";

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

/** Somebody who stands in a meeting: a participant, one whom the leader added as recipient, or one who sees to what was followed up. */
export interface Standing {
  readonly id: PersonId;
  readonly name: string;
  readonly email?: string;
}

/** Somebody who is named and has no id is whoever has that name; where nobody of that name was there, the name is the id. */
export function standingIn(meeting: KnownMeeting): readonly Standing[] {
  const there: Standing[] = [...meeting.people, ...(meeting.status === "ended" ? meeting.referat.work.added : [])];
  for (const named of namedIn(meeting)) {
    const { name, personId = name } = named;
    if (!there.some((one) => isNamed(one, named))) there.push({ id: personId, name });
  }
  return there;
}

function isNamed({ id, name }: Standing, named: BroughtTiltak["named"][number]): boolean {
  return named.personId === undefined ? name === named.name : id === named.personId;
}

/** Those who see to what the meeting followed up, whether or not they were there. */
function namedIn(meeting: KnownMeeting) {
  return tiltakIn(meeting).flatMap(({ tiltak }) => tiltak.named);
}

/** Everything about `personId`, who stands in the meeting. */
export function personData(sources: Sources, personId: PersonId): MeetingData {
  const { meeting, events } = sources;
  const { meetingId, eining, topic } = meeting.info;
  const of = (
    part: Part,
    tells: (event: MeetingEvent, id: PersonId, events: readonly MeetingEvent[]) => Told,
  ): Item[] =>
    events
      .filter(({ type }) => TRAITS[type].tells?.includes(part))
      .flatMap((event) => {
        const told = tells(event, personId, events);
        return told === undefined ? [] : [{ atMs: event.atMs, ...told }];
      });
  return {
    meetingId,
    startedAtMs: meeting.startedAtMs,
    eining,
    topic,
    personId,
    parts: {
      participation: [...identity(meeting, personId), ...of("participation", cameOrLeft)],
      roles: of("roles", role),
      said: of("said", said),
      agreement: of("agreement", agreement),
      votes: votes(meeting, personId),
      evaluation: of("evaluation", evaluation),
      wrote: of("wrote", wroteAsLeader),
      turns: turns(meeting, of("turns", turn), personId),
      mails: of("mails", mail),
      aboutThem: [...seesTo(meeting, personId), ...of("aboutThem", aboutThem)],
      editions: editions(sources, personId),
      reads: sources.reads
        .filter((read) => read.personId === personId)
        .map(({ hourMs, way, edition }) => ({ atMs: hourMs, what: way, text: String(edition) })),
      acts: events.filter(({ by }) => by === personId).map(happened),
      named: events.filter((event) => event.by !== personId && holds(event, personId)).map(happened),
    },
  };
}

function happened({ atMs, type }: MeetingEvent): Item {
  return { atMs, what: type };
}

/** Whether an id stands anywhere in it, as a whole. */
export function holds(event: object, id: string): boolean {
  return JSON.stringify(event).includes(JSON.stringify(id));
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
    ...(person?.inRoom ? [{ what: "inRoom" }] : []),
  ];
}

function seesTo(meeting: KnownMeeting, id: PersonId): Item[] {
  const found = standingIn(meeting).find((one) => one.id === id);
  const isThem = found !== undefined && namedIn(meeting).some((named) => isNamed(found, named));
  return isThem ? [{ atMs: meeting.startedAtMs, what: "responsible" }] : [];
}

function votes({ record }: KnownMeeting, id: PersonId): Item[] {
  const factors = standing(record, "factors");
  return (record.votes[id] ?? []).map((factorId) => {
    const factor = factors.find((f) => f.id === factorId);
    return factor === undefined ? { what: "vote" } : { what: "vote", text: factor.text };
  });
}

function turns({ spokenMs }: KnownMeeting, items: readonly Item[], id: PersonId): Item[] {
  const ms = spokenMs[id];
  return [...items, ...(ms === undefined ? [] : [{ what: "spokenSeconds", text: String(Math.round(ms / 1000)) }])];
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
