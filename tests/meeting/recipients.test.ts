import { describe, expect, it } from "vitest";
import { recipientsOf } from "../../src/meeting/afterwards/recipients.ts";
import { effects } from "../../src/meeting/effects.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
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
import { liveFrom } from "./live.ts";
import { SYNTHETIC } from "./nationalIds.ts";

const ended = completedMeeting();
const approve = approved;
const sent = play([approve], ended);

const leaveOut = (personId: string, reason = "Var innom i fem minutt") =>
  ({ type: "leaveOutRecipient", personId, reason }) as const;
const restore = (personId: string) => ({ type: "restoreRecipient", personId }) as const;
const add = (name: string, email: string) => ({ type: "addRecipient", name, email }) as const;

const idsOf = (played: Played) => recipientsOf(endedOf(played)).map((r) => r.id);
const EVERYONE = ["leader", "olav", "siri", "per", "kari", WITHOUT_APP];
const withoutPer = EVERYONE.filter((id) => id !== "per");
const mailedTo = (played: Played) =>
  liveFrom(played).jobs.flatMap((job) => (job.kind === "mail" ? [job.personId] : []));

describe("leaving somebody out", () => {
  it("is done by the leader with a reason, and they get no mail", () => {
    const after = given(ended)
      .when("leader", leaveOut("per", " Var innom i fem minutt\n"))
      .gives({ type: "recipientLeftOut", personId: "per", reason: "Var innom i fem minutt" });
    expect(idsOf(after)).toEqual(withoutPer);
    expect(endedOf(after).referat.work.leftOut).toEqual({ per: "Var innom i fem minutt" });
    const approved = play([approve], after);
    expect(mailedTo(approved)).toEqual(["leader", "olav", "siri", "kari"]);
    expect(endedOf(approved).referat).not.toHaveProperty("deliveries.per");
  });

  it("needs a reason that is short and free of what must not stand there", () => {
    given(ended).when("leader", leaveOut("per", " ")).refused("textMissing");
    given(ended)
      .when("leader", leaveOut("per", "å".repeat(301)))
      .refused("textTooLong");
    given(ended)
      .when("leader", leaveOut("per", `Sjå ${SYNTHETIC}`))
      .refused("nationalId");
    given(ended).when("leader", leaveOut("per", "Er i slekt med Tuva")).refused("likelyName");
  });

  it("is for those who would have got it", () => {
    given(ended).when("leader", leaveOut("stranger")).refused("personUnknown");
    given(ended, as("leader", leaveOut("per")))
      .when("leader", leaveOut("per"))
      .refused("personUnknown");
    given(ended).when("olav", leaveOut("per")).refused("notLeader");
    given(meetingIn("evaluation")).when("leader", leaveOut("per")).refused("referatNotReady");
  });

  it("can't leave nobody", () => {
    const [last, ...others] = EVERYONE;
    const alone = play(
      others.map((id) => as("leader", leaveOut(id))),
      ended,
    );
    expect(idsOf(alone)).toEqual([last]);
    given(alone).when("leader", leaveOut("leader")).refused("recipientsMissing");
    given(alone, as("leader", add("Ida Vik", "ida@kommune.example")))
      .when("leader", leaveOut("leader"))
      .gives({ type: "recipientLeftOut", personId: "leader", reason: "Var innom i fem minutt" });
  });

  it("is too late when the referat is sent", () => {
    given(sent).when("leader", leaveOut("per")).refused("referatSent");
  });
});

describe("somebody who was left out", () => {
  const before = play([as("leader", leaveOut("per"))], ended);

  it("can be taken in again", () => {
    const after = given(before).when("leader", restore("per")).gives({ type: "recipientRestored", personId: "per" });
    expect(idsOf(after)).toEqual(EVERYONE);
    expect(mailedTo(play([approve], after))).toContain("per");
  });

  it("is taken in once, by the leader, before the referat is sent", () => {
    given(ended).when("leader", restore("per")).gives();
    for (const id of ["stranger", "constructor", "__proto__"]) given(before).when("leader", restore(id)).gives();
    given(before).when("per", restore("per")).refused("notLeader");
    given(before, approve).when("leader", restore("per")).refused("referatSent");
    given(meetingIn("evaluation")).when("leader", restore("per")).refused("referatNotReady");
  });
});

describe("adding a recipient", () => {
  const ida = { id: "mottakar:1", name: "Ida Vik", email: "ida@kommune.example" };
  const addIda = as("leader", add(ida.name, ida.email));

  it("sends it to them as well", () => {
    const after = given(ended)
      .when("leader", add(" Ida Vik ", " ida@kommune.example "))
      .gives({ type: "recipientAdded", recipient: ida });
    expect(recipientsOf(endedOf(after)).at(-1)).toEqual(ida);
    expect(mailedTo(play([approve], after)).at(-1)).toBe("mottakar:1");
  });

  it("gives each an id of their own, also when one is left out again", () => {
    const second = as("leader", add("Åse Moe", "ase@kommune.example"));
    const after = play([addIda, as("leader", leaveOut("mottakar:1")), second], ended);
    expect(idsOf(after)).toEqual([...EVERYONE, "mottakar:2"]);
  });

  it("after sending brings the newest edition to them, and to nobody else", () => {
    const after = given(sent)
      .when("leader", add(ida.name, ida.email))
      .gives({ type: "recipientAdded", recipient: ida });
    expect(endedOf(after).referat).toMatchObject({ deliveries: { "mottakar:1": { status: "queued" } } });
    const event = after.events.at(-1);
    expect(event && effects(after.state, event)).toEqual([
      { kind: "mail", meetingId: "m1", personId: "mottakar:1", attempt: 1 },
    ]);
  });

  it("after sending is no change of the referat, but they get the next edition as the others do", () => {
    const before = play([addIda], sent);
    expect(endedOf(before).referat).toMatchObject({ changed: [] });
    const corrected = play(
      [
        as("leader", { type: "editSection", section: "remarks", text: "Godt møte" }),
        as("leader", { type: "correctReferat", why: "Manglande merknad" }),
      ],
      before,
    );
    expect(mailedTo(corrected).slice(-6)).toEqual(["leader", "olav", "siri", "per", "kari", "mottakar:1"]);
  });

  it("needs a name and an address", () => {
    given(ended).when("leader", add(" ", ida.email)).refused("textMissing");
    given(ended)
      .when("leader", add("å".repeat(81), ida.email))
      .refused("textTooLong", { limit: 80, length: 81 });
    given(ended)
      .when("leader", add(`Ida ${SYNTHETIC}`, ida.email))
      .refused("nationalId");
    given(ended)
      .when("leader", add("Ida Vik", `${SYNTHETIC}@kommune.example`))
      .refused("nationalId");
    for (const email of ["", "ida", "ida@kommune", "<ida@kommune.example>"]) {
      given(ended).when("leader", add("Ida Vik", email)).refused("addressInvalid");
    }
  });

  it("has its limit, and is the leader's", () => {
    const room = LIMITS.participants - EVERYONE.length;
    const full = play(Array(room).fill(addIda), ended);
    given(full).when("leader", add(ida.name, ida.email)).refused("tooManyParticipants", { limit: LIMITS.participants });
    given(ended).when("olav", add(ida.name, ida.email)).refused("notLeader");
    given(meetingIn("evaluation")).when("leader", add(ida.name, ida.email)).refused("referatNotReady");
  });

  it("whose mail failed gets another try, or another address", () => {
    const failed = as("system", { type: "mailResult", edition: 1, personId: "mottakar:1", fault: "invalidAddress" });
    const before = play([addIda, failed], sent);
    given(before)
      .when("leader", { type: "retryMail", personId: "mottakar:1" })
      .gives({ type: "mailRetried", personId: "mottakar:1" });
    const after = given(before).when("leader", {
      type: "giveAddress",
      personId: "mottakar:1",
      email: "ida.vik@kommune.example",
    }).after;
    expect(recipientsOf(endedOf(after)).at(-1)).toEqual({ ...ida, email: "ida.vik@kommune.example" });
  });
});
