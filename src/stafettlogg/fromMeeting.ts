/**
 * What a meeting hands over to the stafettlogg: the tiltak that the unit took, those under the same factor as one entry. A
 * meeting that was cut short hands over nothing. Ids are made of where things came up, so that twice changes nothing.
 */
import { participantIds } from "../meeting/afterwards/recipients.ts";
import type { PersonId } from "../meeting/people.ts";
import type { Plan } from "../meeting/plan.ts";
import { factorOf, factorsOf, type Proposal, standing, type TiltakKind } from "../meeting/record.ts";
import { type EndedMeeting, findPerson } from "../meeting/state.ts";
import { isWithOthers } from "./checks.ts";
import type { Handed } from "./commands.ts";
import { type EntryFields, LEVEL_WITH_OTHERS, type Level } from "./events.ts";
import type { EntryPerson, Party } from "./parties.ts";
import type { TiltakBody, TiltakOrigin } from "./tiltak.ts";

export interface HandedEntry {
  /** Of the entry that it becomes, where it does not go into another. */
  readonly entryId: string;
  readonly factorId: string;
  /** The one that the leader chose for it, among those that the eining had. */
  readonly into?: string;
  readonly fields: EntryFields;
  readonly level: Level;
  readonly holder: EntryPerson;
  readonly tiltak: readonly Handed[];
}

/** A tiltak that was taken, with its plan. */
interface Taken {
  readonly proposal: Proposal;
  readonly plan: Plan;
}

export function handedOver(meeting: EndedMeeting): HandedEntry[] {
  return [...takenByFactor(meeting)].map(([factorId, group]) => asEntry(meeting, factorId, group));
}

/** The tiltak that were taken, by the factor that they are to reduce; one that reduces none stands under itself. */
export function takenByFactor(meeting: EndedMeeting): ReadonlyMap<string, readonly Taken[]> {
  if (meeting.how !== "completed") return new Map();
  const { record } = meeting;
  const taken = standing(record, "tiltak").flatMap((proposal): Taken[] => {
    const plan = record.plans[proposal.id];
    return plan === undefined ? [] : [{ proposal, plan }];
  });
  return Map.groupBy(taken, ({ proposal }) => (factorOf(record, proposal) ?? proposal).id);
}

function asEntry(meeting: EndedMeeting, factorId: string, group: readonly Taken[]): HandedEntry {
  const { meetingId } = meeting.info;
  const plans = group.map(({ plan }) => plan);
  const oppmerksomheit = plans[0]?.oppmerksomheit ?? "";
  const category = plans.find((plan) => plan.category !== undefined)?.category;
  const tiltak = group.map(({ proposal, plan }) => ({
    id: tiltakId({ meetingId, proposalId: proposal.id }),
    tiltak: asTiltak(meeting, { proposal, plan }, oppmerksomheit),
    from: { meetingId, proposalId: proposal.id },
  }));
  const into = meeting.referat.work.intoEntries[factorId];
  return {
    entryId: `${meetingId}-${factorId}`,
    factorId,
    ...(into === undefined ? {} : { into }),
    fields: {
      oppmerksomheit,
      ...(category === undefined ? {} : { category }),
      goal: together(plans.map(({ goal }) => goal)),
      successSigns: together(plans.map(({ successSigns }) => successSigns)),
      informed: participantIds(meeting).map((id) => personIn(meeting, id)),
    },
    level: tiltak.some((one) => isWithOthers(one.tiltak)) ? LEVEL_WITH_OTHERS : 1,
    holder: personIn(meeting, meeting.leaderId),
    tiltak,
  };
}

/** What was said of several, each once: nothing that was said is lost. */
function together(texts: readonly string[]): string {
  return [...new Set(texts.filter((text) => text !== ""))].join("\n");
}

function asTiltak(meeting: EndedMeeting, { proposal, plan }: Taken, oppmerksomheit: string): TiltakBody {
  const { partner, meetOn, person, startBy, evaluateBy, evaluatedBy, evaluatedHow } = plan;
  const actors = plan.responsible.map((actor): Party => ({ kind: "actor", actor }));
  const named: Party[] =
    person === undefined ? [] : [{ kind: "person", person: personIn(meeting, person.id, person.name) }];
  return {
    kind: proposal.tiltakKind,
    text: proposal.text,
    factors: factorsOf(meeting.record, proposal).map(({ text }) => text),
    responsible: [...actors, ...named],
    ...(partner === undefined ? {} : { partner }),
    ...(meetOn === undefined ? {} : { meetOn }),
    startBy,
    evaluateBy,
    evaluatedBy,
    evaluatedHow,
    ...(plan.oppmerksomheit === oppmerksomheit ? {} : { oppmerksomheit: plan.oppmerksomheit }),
  };
}

/** Ids of those without Teams mean something within the meeting only. */
export function personIn(meeting: EndedMeeting, id: PersonId, name = ""): EntryPerson {
  const person = findPerson(meeting, id);
  if (person === undefined) return { name };
  const { teneste, email, emailGuessed, hasApp } = person;
  return {
    name: person.name,
    ...(email === undefined || emailGuessed ? {} : { email: email.toLowerCase() }),
    ...(hasApp ? { personId: id } : {}),
    ...(teneste === "eining" ? {} : { teneste }),
  };
}

/** The entries that its tiltak have gone into, each once, when its referat has been sent. */
export function entriesOf(
  meeting: EndedMeeting,
): readonly { readonly entryId: string; readonly oppmerksomheit: string }[] {
  const { notOpen } = meeting.referat.work;
  const all = handedOver(meeting).map(({ entryId, factorId, into = entryId, fields: { oppmerksomheit } }) => {
    return { entryId: notOpen.includes(factorId) ? entryId : into, oppmerksomheit };
  });
  return [...new Map(all.map((one) => [one.entryId, one])).values()];
}

/** Proposed in a meeting and not taken then. */
export interface OtherTiltak {
  readonly meetingId: string;
  readonly proposalId: string;
  /** Of the tiltak, where it is taken up. */
  readonly id: string;
  readonly kind: TiltakKind;
  readonly text: string;
  readonly factors: readonly string[];
  /** When the meeting began. */
  readonly heldAtMs: number;
}

export function otherTiltak({ record, info, startedAtMs }: EndedMeeting): OtherTiltak[] {
  const { meetingId } = info;
  return standing(record, "tiltak").flatMap((proposal) => {
    if (record.plans[proposal.id] !== undefined) return [];
    const { id: proposalId, tiltakKind: kind, text } = proposal;
    const factors = factorsOf(record, proposal).map((factor) => factor.text);
    return [
      { meetingId, proposalId, id: tiltakId({ meetingId, proposalId }), kind, text, factors, heldAtMs: startedAtMs },
    ];
  });
}

/** What comes from a meeting is in the stafettlogg once. */
export function tiltakId({ meetingId, proposalId }: TiltakOrigin): string {
  return `${meetingId}-${proposalId}`;
}
