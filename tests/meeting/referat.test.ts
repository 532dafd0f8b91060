import { describe, expect, it } from "vitest";
import { participantIds } from "../../src/meeting/afterwards/recipients.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  meetingIn,
  type Played,
  play,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { type Live, type LiveStep, liveFrom, playLive } from "./live.ts";

const ended = completedMeeting();
const sent = play([approved], ended);
const delivered = (personId: string) => as("system", { type: "mailResult", edition: 1, personId, fault: null });
const failed = (personId: string) => as("system", { type: "mailResult", edition: 1, personId, fault: "unreachable" });

function deliveriesOf(played: Played) {
  const { referat } = endedOf(played);
  return referat.status === "sent"
    ? Object.entries(referat.deliveries).map(([id, d]) => [id, d.status])
    : referat.status;
}
const mails = (live: Live) => live.jobs.flatMap((job) => (job.kind === "mail" ? [job.personId] : []));

describe("the referat is sent", () => {
  it("when the leader approves it", () => {
    given(ended)
      .when("leader", { type: "approveReferat" })
      .gives({ type: "sendingBegun", dueAtMs: ended.nowMs + 60_000 });
    expect(sent.events.at(-1)).toMatchObject({ type: "referatSent", because: "approved", by: "system" });
    given(ended).when("siri", { type: "approveReferat" }).refused("notLeader");
    given(sent).when("leader", { type: "approveReferat" }).refused("referatSent");
    given(meetingIn("evaluation")).when("leader", { type: "approveReferat" }).refused("referatNotReady");
  });

  it("by itself when its time has come, once", () => {
    const waiting = playLive([{ minutes: 24 * 60 - 1 }], liveFrom(ended));
    expect(deliveriesOf(waiting)).toBe("draft");
    const sent = playLive([{ minutes: 1 }], waiting);
    expect(sent.events.at(-1)).toMatchObject({ type: "referatSent", because: "time", by: "system" });
    expect(mails(sent)).toEqual(["leader", "olav", "siri", "per", "kari"]);
    given(sent)
      .when("system", { type: "timer", timer: { kind: "sendReferat" } })
      .gives();
    given(sent)
      .when("system", { type: "timer", timer: { kind: "sendReferat" } })
      .gives();
  });

  it("also when its time came while the machine was down", () => {
    const sent = playLive([{ downMinutes: 48 * 60 }, { minutes: 1 }], liveFrom(ended));
    expect(sent.events.at(-1)?.type).toBe("referatSent");
  });

  it("at once when that was chosen, however the meeting ended", () => {
    const end = (phase: "evaluation" | "statusQuo", ...steps: LiveStep[]) =>
      playLive([...steps, { seconds: 0 }], liveFrom(meetingIn(phase, { sendAfterHours: 0 })));
    const completed = end("evaluation", as("leader", { type: "nextPhase", from: "evaluation" }, true));
    const aborted = end("statusQuo", as("leader", { type: "abort", reason: "" }));
    const stale = end("statusQuo", { minutes: 720 });
    for (const live of [completed, aborted, stale]) {
      expect(live.events.at(-1)).toMatchObject({ type: "referatSent", because: "time", atMs: endedOf(live).endedAtMs });
      expect(mails(live)).toHaveLength(5);
    }
  });

  it("to everyone who was there, also those who left, not to those who never came", () => {
    const struckOut = as("leader", { type: "updateParticipant", personId: "per", teneste: "ppt", present: false });
    const left = as("kari", { type: "leave", personId: "kari" });
    const played = play([struckOut, left, as("leader", { type: "abort", reason: "" })], meetingIn("roles"));
    expect(participantIds(endedOf(played))).toEqual(["leader", "olav", "siri", "kari"]);
  });
});

describe("each recipient", () => {
  it("has a state of their own: on its way, handed over, failed, without an address", () => {
    expect(deliveriesOf(sent)).toEqual([
      ["leader", "queued"],
      ["olav", "queued"],
      ["siri", "queued"],
      ["per", "queued"],
      ["kari", "queued"],
      [WITHOUT_APP, "failed"],
    ]);
    expect(deliveriesOf(play([delivered("olav"), failed("siri")], sent))).toContainEqual(["siri", "failed"]);
    expect(endedOf(play([delivered("olav")], sent)).referat).toMatchObject({
      deliveries: { olav: { status: "handedOver" }, [WITHOUT_APP]: { status: "failed", fault: "noAddress" } },
    });
  });

  it("keeps the first result when the post reports twice", () => {
    given(sent, delivered("olav"))
      .when("system", { type: "mailResult", edition: 1, personId: "olav", fault: "denied" })
      .gives();
    given(ended).when("system", { type: "mailResult", edition: 1, personId: "olav", fault: null }).gives();
    given(sent)
      .when("leader", { type: "mailResult", edition: 1, personId: "olav", fault: null })
      .refused("unknownAction");
  });

  it("whose mail failed can be tried again by the leader", () => {
    const before = play([failed("siri")], sent);
    const again = given(before)
      .when("leader", { type: "retryMail", personId: "siri" })
      .gives({ type: "mailRetried", personId: "siri" });
    expect(mails(liveFrom(again)).at(-1)).toBe("siri");
    given(before).when("olav", { type: "retryMail", personId: "siri" }).refused("notLeader");
    given(before).when("leader", { type: "retryMail", personId: "olav" }).refused("mailNotFailed");
    given(before).when("leader", { type: "retryMail", personId: "stranger" }).refused("personUnknown");
    given(ended).when("leader", { type: "retryMail", personId: "siri" }).refused("mailNotFailed");
    given(sent).when("leader", { type: "retryMail", personId: WITHOUT_APP }).refused("addressInvalid");
  });

  it("without an address gets the mail when the leader gives one", () => {
    const give = (email: string) => given(sent).when("leader", { type: "giveAddress", personId: WITHOUT_APP, email });
    const after = give(" gro@skule.example ").gives({
      type: "addressGiven",
      personId: WITHOUT_APP,
      email: "gro@skule.example",
    });
    expect(endedOf(after).people.at(-1)?.email).toBe("gro@skule.example");
    expect(mails(liveFrom(after)).at(-1)).toBe(WITHOUT_APP);
    for (const email of [
      "",
      "gro",
      "gro@skule",
      "g ro@skule.example",
      "<g@skule.example>",
      `${"x".repeat(254)}@a.no`,
    ]) {
      give(email).refused("addressInvalid");
    }
    given(sent)
      .when("leader", { type: "giveAddress", personId: "olav", email: "o@skule.example" })
      .refused("mailNotFailed");
    given(sent)
      .when("olav", { type: "giveAddress", personId: WITHOUT_APP, email: "o@skule.example" })
      .refused("notLeader");
  });
});
