import { describe, expect, it } from "vitest";
import { meetingAggregate } from "../../src/app/meeting/aggregate.ts";
import type { StoredEvent } from "../../src/app/ports.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { composeReferat } from "../../src/referat/compose.ts";
import { entriesOf } from "../../src/stafettlogg/entry.ts";
import { translator } from "../../src/text/text.ts";
import { RELEASES, type Recorded, streamsOf } from "./recorded.ts";
import { sinceOf, without } from "./since.ts";

const stored = (event: unknown) => meetingAggregate.fromStored(event as StoredEvent);
const fold = ({ events }: Recorded) => events.map(stored).reduce(evolve, noMeeting);

/** A referat without where its pictures have their marks: a word of another length moves those beside it. */
function said(document: unknown): unknown {
  return JSON.parse(JSON.stringify(document, (key, value) => (key === "x" || key === "y" ? undefined : value)));
}

function ended(recorded: Recorded): EndedMeeting {
  const state = fold(recorded);
  if (state.status !== "ended") throw new Error(`${recorded.stream} is ${state.status}`);
  return state;
}

describe.each(RELEASES)("meetings that %s stored", (release) => {
  const { added, reworded } = sinceOf(release);
  const streams = streamsOf(release);

  it.each(streams)("$name is what it was: nothing more and nothing less, besides what is listed", ({ recorded }) => {
    const paths = added.map(([path]) => path);
    expect(without(fold(recorded), paths)).toEqual(without(recorded.state, paths));
  });

  const over = streams.filter(({ recorded }) => recorded.composed !== undefined);

  it.each(over)("$name has the referat that it had", ({ recorded }) => {
    const meeting = ended(recorded);
    const now = composeReferat(meeting, translator(meeting.info.målform));
    const before = reworded.reduce((text, [was, is]) => text.replaceAll(was, is), JSON.stringify(recorded.composed));
    expect(said(now)).toEqual(said(JSON.parse(before)));
  });

  it.each(over)("$name leaves the same stafettlogg", ({ recorded }) => {
    const meeting = ended(recorded);
    expect(entriesOf(meeting.info.meetingId, meeting)).toEqual(recorded.entries);
  });
});
