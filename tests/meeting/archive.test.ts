import { describe, expect, it } from "vitest";
import type { ArchiveResult } from "../../src/meeting/commands.ts";
import { effects } from "../../src/meeting/effects.ts";
import { approved, as, completedMeeting, endedOf, meetingIn, type Played, play } from "../support/meeting.ts";
import { given } from "./dsl.ts";

const ended = completedMeeting();
const approve = approved;
const sent = play([approve], ended);
const correction = [
  as("leader", { type: "editSection", section: "remarks", text: "Godt møte" }),
  as("leader", { type: "correctReferat", why: "Ein merknad mangla" }),
];

const says = (result: ArchiveResult, edition = 1) => ({ type: "archiveResult", edition, result }) as const;
const said = (result: ArchiveResult, edition = 1) => as("system", says(result, edition));
const queued: ArchiveResult = { status: "queued" };
const delivered: ArchiveResult = { status: "delivered", reference: "BTI-møte/1" };
const awaiting: ArchiveResult = { status: "awaitingReceipt", reference: "fiks-1" };
const receipt: ArchiveResult = { status: "delivered", reference: "fiks-1" };
const full: ArchiveResult = { status: "failed", fault: "full" };

const onItsWay = play([said(queued)], sent);
const failed = play([said(full)], onItsWay);
const secondSent = play(correction, onItsWay);

function archiveOf(played: Played) {
  const { referat } = endedOf(played);
  return referat.status === "sent" ? referat.archive : referat.status;
}
function jobsAfter(played: Played) {
  const event = played.events.at(-1);
  return event === undefined ? [] : effects(played.state, event).filter((job) => job.kind === "archive");
}
const job = (edition: number) => ({ kind: "archive", meetingId: "m1", edition, attempt: 1 });

describe("a referat that is sent", () => {
  it("is to be archived as well, however it was sent", () => {
    expect(jobsAfter(sent)).toEqual([job(1)]);
    const bySelf = play([{ minutes: 24 * 60 }, as("system", { type: "timer", timer: { kind: "sendReferat" } })], ended);
    expect(jobsAfter(bySelf)).toEqual([job(1)]);
    expect(archiveOf(sent)).toEqual({ status: "none" });
  });

  it("is archived anew when it is corrected", () => {
    expect(jobsAfter(play(correction, sent))).toEqual([job(2)]);
  });

  it("is not archived for being changed, or mailed to one more", () => {
    expect(jobsAfter(play(correction.slice(0, 1), sent))).toEqual([]);
    const added = as("leader", { type: "addRecipient", name: "Ida Vik", email: "ida@kommune.example" });
    expect(jobsAfter(play([added], sent))).toEqual([]);
  });
});

describe("on the way to the archive", () => {
  it("is a state that is entered once", () => {
    const after = given(sent).when("system", says(queued)).gives({ type: "archiveQueued", edition: 1 });
    expect(archiveOf(after)).toEqual({ status: "queued", edition: 1 });
    expect(jobsAfter(after)).toEqual([]);
    given(after).when("system", says(queued)).gives();
    given(failed).when("system", says(queued)).gives();
    given(onItsWay, said(delivered)).when("system", says(queued)).gives();
  });

  it("is where answers are waited for", () => {
    for (const result of [delivered, awaiting, full]) given(sent).when("system", says(result)).gives();
  });
});

describe("the archive's answer", () => {
  it("«delivered» is the last word", () => {
    const after = given(onItsWay)
      .when("system", says(delivered))
      .gives({ type: "archived", edition: 1, reference: "BTI-møte/1", awaitsReceipt: false });
    expect(archiveOf(after)).toEqual({ status: "delivered", edition: 1, reference: "BTI-møte/1" });
    for (const result of [delivered, awaiting, full]) given(after).when("system", says(result)).gives();
    given(after).when("leader", { type: "retryArchive" }).refused("archiveNotFailed");
  });

  it("may be that a receipt comes later, and then the receipt", () => {
    const waiting = given(onItsWay)
      .when("system", says(awaiting))
      .gives({ type: "archived", edition: 1, reference: "fiks-1", awaitsReceipt: true });
    expect(archiveOf(waiting)).toEqual({ status: "awaitingReceipt", edition: 1, reference: "fiks-1" });
    given(waiting).when("system", says(awaiting)).gives();
    const after = given(waiting)
      .when("system", says(receipt))
      .gives({ type: "archived", edition: 1, reference: "fiks-1", awaitsReceipt: false });
    expect(archiveOf(after)).toEqual({ status: "delivered", edition: 1, reference: "fiks-1" });
  });

  it("may be no, also where a receipt was waited for", () => {
    const after = given(onItsWay)
      .when("system", says(full))
      .gives({ type: "archiveFailed", edition: 1, fault: "full" });
    expect(archiveOf(after)).toEqual({ status: "failed", edition: 1, fault: "full" });
    expect(jobsAfter(after)).toEqual([]);
    given(onItsWay, said(awaiting))
      .when("system", says({ status: "failed", fault: "rejected" }))
      .gives({ type: "archiveFailed", edition: 1, fault: "rejected" });
    given(after).when("system", says(full)).gives();
  });

  it("comes from the archive only, and to a referat that was sent", () => {
    given(onItsWay).when("leader", says(delivered)).refused("unknownAction");
    given(ended).when("system", says(queued)).gives();
    given(meetingIn("roles")).when("system", says(queued)).gives();
    given().when("system", says(queued)).gives();
  });
});

describe("what failed", () => {
  it("can be tried again by the leader", () => {
    const after = given(failed).when("leader", { type: "retryArchive" }).gives({ type: "archiveQueued", edition: 1 });
    expect(archiveOf(after)).toEqual({ status: "queued", edition: 1 });
    expect(jobsAfter(after)).toEqual([job(1)]);
    given(after).when("leader", { type: "retryArchive" }).refused("archiveNotFailed");
    expect(archiveOf(play([said(delivered)], after))).toMatchObject({ status: "delivered" });
  });

  it("only by the leader, and only what failed", () => {
    given(failed).when("siri", { type: "retryArchive" }).refused("notLeader");
    for (const played of [ended, sent, onItsWay]) {
      given(played).when("leader", { type: "retryArchive" }).refused("archiveNotFailed");
    }
    given(meetingIn("evaluation")).when("leader", { type: "retryArchive" }).refused("referatNotReady");
  });
});

describe("when the referat has been corrected", () => {
  it("answers about the edition before say nothing about the newest", () => {
    for (const result of [queued, delivered, awaiting, full]) given(secondSent).when("system", says(result)).gives();
    for (const result of [queued, delivered]) given(secondSent).when("system", says(result, 3)).gives();
  });

  it("the newest goes its own way, whatever became of the one before", () => {
    const befores = [onItsWay, failed, play([said(delivered)], onItsWay), play([said(awaiting)], onItsWay), sent];
    for (const before of befores) {
      const after = given(before, ...correction)
        .when("system", says(queued, 2))
        .gives({ type: "archiveQueued", edition: 2 });
      expect(archiveOf(after)).toEqual({ status: "queued", edition: 2 });
      given(after).when("system", says(queued, 2)).gives();
      expect(archiveOf(play([said(delivered, 2)], after))).toMatchObject({ status: "delivered", edition: 2 });
      const no = play([said(full, 2)], after);
      given(no).when("leader", { type: "retryArchive" }).gives({ type: "archiveQueued", edition: 2 });
    }
  });
});
