import { describe, expect, it } from "vitest";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import type { StoredEvent } from "../../src/app/ports/events.ts";
import { personData } from "../../src/app/records/personData.ts";
import { SECTIONS } from "../../src/meeting/afterwards/referat.ts";
import { tombstones } from "../../src/meeting/afterwards/tombstones.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import type { Plan } from "../../src/meeting/plan.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import type { ReferatDocument } from "../../src/referat/model.ts";
import { handedOver } from "../../src/stafettlogg/fromMeeting.ts";
import { documentFromStored } from "../../src/stored/documents.ts";
import type { Json } from "../../src/stored/forms.ts";
import { queuedFromStored } from "../../src/stored/queued.ts";
import { translator } from "../../src/text/text.ts";
import { folded, jobOf } from "./fold.ts";
import { besideOf, jobsOf, RELEASES, type Recorded, streamsOf } from "./recorded.ts";
import { noLongerShownOf, renamedSince, sinceOf, without } from "./since.ts";

const eventsOf = ({ stream, events }: Recorded) =>
  events.map((event, index) => meetingAggregate.fromStored(event as StoredEvent, { stream, version: index + 1 }));
const fold = (recorded: Recorded) => eventsOf(recorded).reduce(evolve, noMeeting);

function ended(recorded: Recorded): EndedMeeting {
  const state = fold(recorded);
  if (state.status !== "ended") throw new Error(`${recorded.stream} is ${state.status}`);
  return state;
}

/** Fields whose texts are people's own. */
const WORDS = [
  ...["name", "role", "eining", "topic", "text", "what", "behind", "sentence", "reason", "abortReason", "why"],
  ...["oppmerksomheit", "goal", "successSigns", "evaluatedBy", "evaluatedHow", "worked", "better", "nextTime"],
  ...SECTIONS,
];

/** Everything in a state that somebody wrote or is called, each once. */
function saidIn(state: unknown): string[] {
  const said = new Set<string>();
  JSON.stringify(state, (field, value) => {
    if (typeof value === "string" && value !== "" && WORDS.includes(field)) said.add(value);
    return value;
  });
  return [...said];
}

function shownOf(said: readonly string[], document: unknown): string[] {
  const shown = JSON.stringify(document);
  return said.filter((text) => shown.includes(JSON.stringify(text).slice(1, -1)));
}

/** Votes, minutes and dates, sorted; not those of pictures, which are measures, nor of headings and columns. */
function numbersIn(document: unknown): string[] {
  const { blocks } = document as ReferatDocument;
  const texts = JSON.stringify(blocks.filter(({ kind }) => kind !== "picture")).replace(
    /"(?:level|widthPercent)":\d/g,
    "",
  );
  return (texts.match(/\d+/g) ?? []).toSorted();
}

/** As JSON has it: what is undefined is not there. */
const plain = (state: unknown) => JSON.parse(JSON.stringify(state));

const WITH_MORE = RELEASES.filter((release) => besideOf(release).length > 0);
describe.each(WITH_MORE)("what else than meetings %s stored", (release) => {
  it("is what it was", () => {
    for (const { stream, events, state } of besideOf(release))
      expect(plain(folded(stream, events)), stream).toEqual(state);
  });
});

describe.each(RELEASES)("meetings that %s stored", (release) => {
  const since = sinceOf(release);
  const streams = streamsOf(release);

  it.each(streams)("$name is what it was: nothing more and nothing less, besides what is listed", ({ recorded }) => {
    const paths = since.map(([path]) => path);
    expect(without(fold(recorded), paths)).toEqual(without(renamedSince(release, recorded.state), paths));
  });

  it("jobs that waited are what they were", () => {
    const jobs = (jobsOf(release) as Json[]).map((row) => queuedFromStored(row, "jobs/1"));
    const read = jobs.map(({ stream, body }) => jobOf(stream, body));
    expect(read).toEqual(jobs.map(({ body: { v: _version, ...job } }) => job));
  });

  it.each(streams)("editions of $name are what was sent", ({ recorded }) => {
    const sent = recorded.editions as Json[];
    const read = sent.map((document, index) =>
      documentFromStored(document, { stream: recorded.stream, version: index + 1 }),
    );
    expect(read).toEqual(sent.map(({ v: _version, ...document }) => document));
  });

  const unshown = noLongerShownOf(release).map(([path]) => path);
  const over = streams.filter(({ recorded }) => recorded.composed !== undefined);

  it.each(over)(
    "the referat of $name says the same of what people said and of numbers, no less and no more",
    ({ recorded }) => {
      const meeting = ended(recorded);
      const now = composeReferat(meeting, translator(meeting.info.målform));
      const said = saidIn(without(meeting, unshown));
      expect(shownOf(said, recorded.composed).length).toBeGreaterThan(5);
      expect(shownOf(said, now)).toEqual(shownOf(said, recorded.composed));
      expect(numbersIn(now)).toEqual(numbersIn(recorded.composed));
    },
  );

  const sent = over.filter(({ recorded }) => recorded.editions.length > 0);

  it.each(sent)("$name may lose what was withdrawn, and nothing that can be seen", ({ recorded }) => {
    const events = eventsOf(recorded);
    const without = tombstones(events);
    const tidied = events.map((event, index) => without.get(index + 1) ?? event);
    const anew = tidied.map((event, index) =>
      meetingAggregate.toStored(event, { stream: recorded.stream, version: index + 1 }),
    );
    const after = fold({ ...recorded, events: JSON.parse(JSON.stringify(anew)) });
    const shown = (state: unknown) =>
      composeReferat(state as EndedMeeting, translator((state as EndedMeeting).info.målform));
    expect(shown(after)).toEqual(shown(fold(recorded)));
    expect(tombstones(eventsOf({ ...recorded, events: anew })).size).toBe(0);
    if (recorded.stream !== "meeting/turbulent") return;
    expect(anew.filter((event) => event.erased).map(({ type }) => type)).toContain("contributionAdded");
    expect(JSON.stringify(anew)).not.toContain("Kven har sett det?");
  });

  it.each(streams)("what $name tells of each person is all that they said", ({ recorded }) => {
    const events = eventsOf(recorded);
    const meeting = fold(recorded);
    if (meeting.status === "none") throw new Error("nobody has begun it");
    const said = meeting.people.flatMap(({ id }) =>
      personData({ events, meeting, editions: [], reads: [] }, id).parts.said.map(({ text }) => text),
    );
    const standing = meeting.record.contributions.filter(({ withdrawn }) => !withdrawn).map(({ text }) => text);
    expect(said).toEqual(expect.arrayContaining(standing));
  });

  const had = besideOf(release).length === 0 ? over : [];

  it.each(had)("$name hands over all that stood in the stafettlogg then", ({ recorded }) => {
    const entries = handedOver(ended(recorded));
    const tiltak = entries.flatMap(({ holder, fields, level, tiltak }) =>
      tiltak.map(({ id, tiltak }) => ({ holder, fields, level, id, ...tiltak })),
    );
    expect(tiltak).toHaveLength(recorded.entries.length);
    for (const entry of recorded.entries as (Json & { plan: Plan; tiltak: Json; informed: string[] })[]) {
      const { plan } = entry;
      const one = tiltak.find(({ id }) => id === String(entry.id).replace("/", "-"));
      expect(one).toMatchObject({
        kind: entry.tiltak.kind,
        text: entry.tiltak.text,
        startBy: plan.startBy,
        evaluateBy: plan.evaluateBy,
        evaluatedBy: plan.evaluatedBy,
        evaluatedHow: plan.evaluatedHow,
        holder: { personId: entry.leaderId },
      });
      expect(one?.factors.join("; ")).toBe(entry.tiltak.factor);
      expect(one?.oppmerksomheit ?? one?.fields.oppmerksomheit).toBe(plan.oppmerksomheit);
      expect(one?.fields.goal.split("\n")).toContain(plan.goal);
      expect(one?.fields.successSigns.split("\n")).toContain(plan.successSigns);
      expect(one?.fields.informed.map(({ name }) => name)).toEqual(entry.informed);
      expect(one?.responsible.flatMap((party) => (party.kind === "actor" ? [party.actor] : []))).toEqual(
        plan.responsible,
      );
      // A partner from another teneste counts too since there are entries: it takes nivå 2.
      expect(one?.level).toBeGreaterThanOrEqual(entry.level as number);
    }
  });
});
