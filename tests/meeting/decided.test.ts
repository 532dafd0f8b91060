import { describe, expect, it } from "vitest";
import type { EventOf, EventType, MeetingEvent } from "../../src/meeting/events.ts";
import { evolve, noMeeting } from "../../src/meeting/evolve.ts";
import { SYSTEM } from "../../src/meeting/people.ts";
import type { ActiveMeeting, EndedMeeting } from "../../src/meeting/state.ts";
import { activeOf, approved, as, completedMeeting, meetingIn, type Played, play } from "../support/meeting.ts";

const sent = play([approved], completedMeeting());
const corrected = play(
  [
    as("leader", { type: "editSection", section: "remarks", text: "Rett" }),
    as("leader", { type: "correctReferat", why: "Feil" }),
  ],
  sent,
);

/** The meeting, had the last event of that type said something else. */
function hadItSaid<T extends EventType>({ events }: Played, type: T, said: Partial<EventOf<T>>) {
  const last = events.findLastIndex((event) => event.type === type);
  expect(last).toBeGreaterThan(-1);
  const other = events.map((event, index) => (index === last ? ({ ...event, ...said } as MeetingEvent) : event));
  return other.reduce(evolve, noMeeting);
}

/** The meeting as a release stored it that left it to the rules. */
const unsaid = Object.fromEntries(
  ["shareMs", "key", "sendAtMs", "recipients", "changed"].map((field) => [field, undefined]),
);
const leftToTheRules = ({ events }: Played) =>
  events.map((event) => ({ ...event, ...unsaid }) as unknown as MeetingEvent).reduce(evolve, noMeeting);

describe("what was decided stands, whatever the rules have become", () => {
  it("how long the one who speaks may speak", () => {
    const round = meetingIn("clarifying");
    expect(hadItSaid(round, "turnStarted", { shareMs: 42 })).toMatchObject({ turn: { shareMs: 42 } });
    const longer = play([as("leader", { type: "lengthen", minutes: 5 })], round);
    expect(activeOf(longer).turn.shareMs).toBe(activeOf(round).turn.shareMs + 50_000);
    expect(hadItSaid(longer, "phaseLengthened", { shareMs: 42 })).toMatchObject({ turn: { shareMs: 42 } });
  });

  it("when the referat goes out by itself", () => {
    expect(hadItSaid(completedMeeting(), "meetingCompleted", { sendAtMs: 42 })).toMatchObject({
      referat: { status: "draft", sendAtMs: 42 },
    });
  });

  it("which parts are left out of the referat at first; of old meetings none", () => {
    const said = hadItSaid(completedMeeting(), "meetingCompleted", { partsLeftOut: ["remarks"] });
    expect(said).toMatchObject({ referat: { work: { partsLeftOut: ["remarks"] } } });
    const old = hadItSaid(completedMeeting(), "meetingCompleted", { partsLeftOut: undefined as never });
    expect(old).toMatchObject({ referat: { work: { partsLeftOut: [] } } });
  });

  it("who an edition goes to", () => {
    const first = hadItSaid(sent, "referatSent", { recipients: ["per", "kari"] }) as EndedMeeting;
    const second = hadItSaid(corrected, "referatCorrected", { recipients: ["per"] }) as EndedMeeting;
    const deliveriesOf = ({ referat }: EndedMeeting) => Object.keys("deliveries" in referat ? referat.deliveries : {});
    expect(deliveriesOf(first)).toEqual(["per", "kari"]);
    expect(deliveriesOf(second)).toEqual(["per"]);
  });

  it("what a correction has changed", () => {
    const meeting = hadItSaid(corrected, "referatCorrected", { changed: ["factors"] });
    expect(meeting).toMatchObject({ referat: { editions: [{}, { changed: ["factors"] }] } });
  });

  it("what the messages are known by that tell of something once", () => {
    const said = play(
      [
        as("leader", { type: "remind", reminder: "clock" }),
        as("leader", { type: "pause", because: "teamsMeetingEnded" }),
        as("siri", { type: "askToLead" }),
        as("leader", { type: "answerTakeOver", yes: true }),
      ],
      meetingIn("description"),
    );
    expect(hadItSaid(said, "reminded", { key: "here" })).toMatchObject({ reminders: [{ key: "here" }] });
    const told = hadItSaid(said, "leaderChanged", { key: "there" }) as ActiveMeeting;
    expect(told.remarks).toMatchObject([{ key: expect.stringMatching(/^remark:\d+-0$/) }, { key: "there" }]);
  });
});

it("a meeting whose events leave it to the rules is as the rules of that time had it", () => {
  const prompted = play([{ minutes: 11 }, as(SYSTEM, { type: "timer", timer: phaseUp() })], meetingIn("clarifying"));
  for (const played of [corrected, prompted]) {
    const asDecided = JSON.parse(JSON.stringify(played.state, withoutKeys));
    expect(JSON.parse(JSON.stringify(leftToTheRules(played), withoutKeys))).toEqual(asDecided);
  }
  expect(leftToTheRules(prompted)).toMatchObject({ prompts: [{ key: "prompt:0" }] });
});

function withoutKeys(field: string, value: unknown): unknown {
  return field === "key" ? undefined : value;
}

function phaseUp() {
  const { epoch, visit } = activeOf(meetingIn("clarifying"));
  return { kind: "prompt", epoch, prompt: { about: "phaseUp", visit: visit.number } } as const;
}
