import { describe, expect, it } from "vitest";
import type { ReferatState } from "../../src/meeting/afterwards/referat.ts";
import { effects } from "../../src/meeting/effects.ts";
import {
  approved,
  as,
  completedMeeting,
  endedOf,
  meetingIn,
  PLAN,
  type Played,
  play,
  WITHOUT_APP,
} from "../support/meeting.ts";
import { given } from "./dsl.ts";
import { type Live, liveFrom, playLive } from "./live.ts";
import { SYNTHETIC } from "./nationalIds.ts";

const ended = completedMeeting();
const approve = approved;
const sent = play([approve], ended);
const edit = (text: string) => as("leader", { type: "editSection", section: "remarks", text });
const correct = (why = "Ein merknad mangla") => ({ type: "correctReferat", why }) as const;
const correctAs = (why?: string) => as("leader", correct(why));
const mail = (edition: number, personId: string, fault: "unreachable" | null = null) =>
  as("system", { type: "mailResult", edition, personId, fault });

const changed = play([{ minutes: 60 }, edit("Godt møte")], sent);
const corrected = play([correctAs()], changed);

function sentOf(played: Played): Extract<ReferatState, { status: "sent" }> {
  const { referat } = endedOf(played);
  if (referat.status !== "sent") throw new Error("not sent");
  return referat;
}
const statuses = (played: Played) => Object.values(sentOf(played).deliveries).map((d) => d.status);
const mailsAfter = (played: Played) => {
  const event = played.events.at(-1);
  return event === undefined
    ? []
    : effects(played.state, event).flatMap((job) => (job.kind === "mail" ? [job.personId] : []));
};

describe("a warning before the referat goes out by itself", () => {
  const warnings = (live: Live) =>
    live.events.flatMap((e) => (e.type === "sendingWarned" ? [(e.atMs - endedOf(live).endedAtMs) / 60_000] : []));
  const after = (hours: number) =>
    playLive([{ minutes: 24 * 60 }], liveFrom(completedMeeting({ sendAfterHours: hours })));

  it("comes two hours before, once", () => {
    expect(warnings(after(24))).toEqual([22 * 60]);
    expect(warnings(after(3))).toEqual([60]);
    const warned = playLive([{ minutes: 22 * 60 }], liveFrom(ended));
    expect(endedOf(warned).referat).toMatchObject({ status: "draft", warned: true });
    given(warned)
      .when("system", { type: "timer", timer: { kind: "warnOfSending" } })
      .gives();
  });

  it("does not come where it goes out at once, or so soon that nobody could act on it", () => {
    for (const hours of [0, 1, 2]) expect(warnings(after(hours))).toEqual([]);
  });

  it("does not come when it has been sent", () => {
    expect(warnings(playLive([{ minutes: 60 }, approve, { minutes: 24 * 60 }], liveFrom(ended)))).toEqual([]);
  });

  it("comes late where the machine was down, but not when the time is up", () => {
    const down = (hours: number) => playLive([{ downMinutes: hours * 60 }, { minutes: 60 }], liveFrom(ended));
    expect(warnings(down(23))).toEqual([23 * 60]);
    expect(warnings(down(25))).toEqual([]);
    expect(sentOf(down(25)).editions[0]).toMatchObject({ because: "time" });
  });

  it("is not hurried by a timer from before the end was taken back", () => {
    given(playLive([{ minutes: 22 * 60 - 9 }], liveFrom(ended)))
      .when("system", { type: "timer", timer: { kind: "warnOfSending" } })
      .gives();
  });

  it("comes from the clock only", () => {
    given(ended)
      .when("leader", { type: "timer", timer: { kind: "warnOfSending" } })
      .refused("unknownAction");
    given(meetingIn("roles"))
      .when("system", { type: "timer", timer: { kind: "warnOfSending" } })
      .gives();
  });
});

describe("a referat that is to go out at once", () => {
  it("has its time the moment the meeting ends, and no warning", () => {
    const { state, events } = completedMeeting({ sendAfterHours: 0 });
    const end = events.at(-1);
    if (end === undefined) throw new Error("nothing happened");
    expect(effects(state, end)).toEqual([
      { kind: "timer", meetingId: "m1", timer: { kind: "sendReferat" }, dueAtMs: end.atMs },
    ]);
  });

  it("does not go before its time, whoever says so", () => {
    given(ended)
      .when("system", { type: "timer", timer: { kind: "sendReferat" } })
      .gives();
    given(ended)
      .when("leader", { type: "timer", timer: { kind: "sendReferat" } })
      .refused("unknownAction");
  });
});

describe("the first edition", () => {
  it("says when and why it was sent", () => {
    expect(sentOf(sent).editions).toEqual([{ number: 1, because: "approved", sentAtMs: sent.nowMs, changed: [] }]);
  });

  it("has all that the leader changed before as part of it", () => {
    expect(sentOf(play([edit("Godt møte"), approve], ended))).toMatchObject({
      changed: [],
      editions: [{ changed: [] }],
    });
  });
});

describe("a correction", () => {
  it("is a second edition that says what has changed and why, beside the first as it was", () => {
    const after = given(changed).when("leader", correct(" Ein merknad\u0007 mangla ")).gives({
      type: "referatCorrected",
      why: "Ein merknad  mangla",
    });
    const { editions } = sentOf(after);
    expect(editions).toEqual([
      sentOf(sent).editions[0],
      {
        number: 2,
        because: "corrected",
        sentAtMs: changed.nowMs,
        why: "Ein merknad  mangla",
        changed: ["remarks"],
      },
    ]);
    expect(sentOf(after).changed).toEqual([]);
  });

  it("goes to the same people, whatever became of their first mail", () => {
    const results = [mail(1, "leader"), mail(1, "olav", "unreachable")];
    const after = play([correctAs()], play(results, changed));
    expect(mailsAfter(after)).toEqual(["leader", "olav", "siri", "per", "kari"]);
    expect(statuses(after)).toEqual(["queued", "queued", "queued", "queued", "queued", "failed"]);
    expect(sentOf(after).deliveries).toHaveProperty([WITHOUT_APP], { status: "failed", fault: "noAddress" });
  });

  it("does not go to those who were left out, but to those who got an address since", () => {
    const leftOut = as("leader", { type: "leaveOutRecipient", personId: "per", reason: "Gjekk heim" });
    const address = as("leader", { type: "giveAddress", personId: WITHOUT_APP, email: "gro@skule.example" });
    const after = play([leftOut, approve, address, edit("Godt møte"), correctAs()], ended);
    expect(mailsAfter(after)).toEqual(["leader", "olav", "siri", "kari", WITHOUT_APP]);
  });

  it("of a plan says so", () => {
    const plan = { ...PLAN, goal: "Alle har nokon å leike med" };
    const after = play([as("leader", { type: "correctPlan", id: "k4", plan }), correctAs()], sent);
    expect(sentOf(after).editions[1]).toMatchObject({ changed: ["plans"] });
  });

  it("can itself be corrected", () => {
    const after = play([edit("Svært godt møte"), correctAs("Ordval")], corrected);
    expect(sentOf(after).editions.map((e) => [e.number, e.why, e.changed])).toEqual([
      [1, undefined, []],
      [2, "Ein merknad mangla", ["remarks"]],
      [3, "Ordval", ["remarks"]],
    ]);
    expect(mailsAfter(after)).toHaveLength(5);
  });

  it("that goes back to what the first edition said is a change as well", () => {
    const back = as("leader", { type: "editSection", section: "remarks", text: null });
    expect(sentOf(play([back, correctAs("Stod rett før")], corrected)).editions[2]).toMatchObject({
      changed: ["remarks"],
    });
  });

  it("has something to correct", () => {
    given(sent).when("leader", correct()).refused("nothingCorrected");
    given(corrected).when("leader", correct()).refused("nothingCorrected");
    given(changed, as("leader", { type: "editSection", section: "remarks", text: null }))
      .when("leader", correct())
      .refused("nothingCorrected");
    const added = as("leader", { type: "addRecipient", name: "Ida Vik", email: "ida@kommune.example" });
    given(sent, added).when("leader", correct()).refused("nothingCorrected");
  });

  it("needs a reason", () => {
    given(changed).when("leader", correct(" ")).refused("textMissing");
    given(changed)
      .when("leader", correct("å".repeat(301)))
      .refused("textTooLong", { limit: 300, length: 301 });
    given(changed)
      .when("leader", correct(`Sjå ${SYNTHETIC}`), true)
      .refused("nationalId");
  });

  it("is the leader's, of a referat that was sent", () => {
    given(changed).when("siri", correct()).refused("notLeader");
    given(ended).when("leader", correct()).refused("referatNotReady");
    given(meetingIn("evaluation")).when("leader", correct()).refused("referatNotReady");
  });
});

describe("what is changed after sending", () => {
  it("waits for the correction: nothing is sent, and the deliveries stand", () => {
    expect(mailsAfter(changed)).toEqual([]);
    expect(sentOf(changed)).toMatchObject({
      changed: ["remarks"],
      editions: sentOf(sent).editions,
      deliveries: sentOf(sent).deliveries,
    });
  });
});

describe("what becomes of a mail of an older edition", () => {
  it("says nothing about the newest", () => {
    given(corrected).when("system", { type: "mailResult", edition: 1, personId: "olav", fault: null }).gives();
    given(corrected).when("system", { type: "mailResult", edition: 1, personId: "olav", fault: "denied" }).gives();
    expect(statuses(corrected).filter((s) => s === "queued")).toHaveLength(5);
  });

  it("is known for the newest as before", () => {
    given(corrected)
      .when("system", { type: "mailResult", edition: 2, personId: "olav", fault: null })
      .gives({ type: "mailHandedOver", personId: "olav" });
    given(corrected)
      .when("system", { type: "mailResult", edition: 2, personId: "olav", fault: "denied" })
      .gives({ type: "mailFailed", personId: "olav", fault: "denied" });
    given(corrected).when("system", { type: "mailResult", edition: 3, personId: "olav", fault: null }).gives();
    given(corrected).when("system", { type: "mailResult", edition: 2, personId: "__proto__", fault: null }).gives();
  });

  it("can be tried again for the newest", () => {
    const failed = play([mail(2, "siri", "unreachable")], corrected);
    const after = given(failed)
      .when("leader", { type: "retryMail", personId: "siri" })
      .gives({ type: "mailRetried", personId: "siri" });
    expect(mailsAfter(after)).toEqual(["siri"]);
  });
});
