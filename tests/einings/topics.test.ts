import { describe, expect, it } from "vitest";
import { tombstones } from "../../src/einings/tombstones.ts";
import { waitingTopics } from "../../src/einings/topics.ts";
import { admin, by, einingAfter, founded, given, person, play, system } from "./dsl.ts";

const UNREST = "Uro ved overgangar";
const keep = (text = UNREST, rest = {}) => by("ragnhild", { type: "keepTopic", text, ...rest });
const take = (id: string) => system({ type: "takeTopic", id, meetingId: "m1" });
const drop = (id: string) => by("ragnhild", { type: "dropTopic", id });
const inIt = (name: string, role: "deputy" | "employee" | "owner") =>
  admin(person(name, { personId: name.toLowerCase(), roles: [role] }));

describe("a topic", () => {
  it("is kept for the next meeting by those who lead the eining", () => {
    given(founded).when(keep()).gives({ type: "topicKept", id: "s1", text: UNREST });
    given(founded, inIt("Nils", "deputy"))
      .when(by("nils", { type: "keepTopic", text: UNREST }))
      .gives({ type: "topicKept", id: "s1", text: UNREST });
  });

  it("is not for others to choose, be it an owner, an employee, an administrator, a stranger or one who led before", () => {
    const people = [founded, inIt("Kari", "employee"), inIt("Odd", "owner"), keep()] as const;
    for (const who of ["kari", "odd", "stranger"]) {
      given(...people)
        .when(by(who, { type: "keepTopic", text: "Språk" }))
        .refused("topicsForLeaders");
      given(...people)
        .when(by(who, { type: "dropTopic", id: "s1" }))
        .refused("topicsForLeaders");
    }
    given(...people)
      .when(admin({ type: "keepTopic", text: "Språk" }))
      .refused("topicsForLeaders");
    given(...people)
      .when(by("ragnhild", { type: "takeTopic", id: "s1", meetingId: "m1" }))
      .refused("topicsForLeaders");
    given(...people, admin(person("Ny", { personId: "ny", roles: ["leader"] })))
      .when(keep("Språk"))
      .refused("topicsForLeaders");
  });

  it("is asked about where it may name a child, and kept when whoever writes says that it does not", () => {
    given(founded).when(keep("Uro rundt Ole Hansen")).refused("likelyName");
    given(founded)
      .when(keep("Uro rundt Ole Hansen", { confirmed: true }))
      .gives({ type: "topicKept", id: "s1", text: "Uro rundt Ole Hansen" });
    given(founded)
      .when(keep("Uro rundt Ole Hansen", { noChild: ["Ole", "Hansen"] }))
      .gives({ type: "topicKept", id: "s1", text: "Uro rundt Ole Hansen" });
    given(founded)
      .when(keep("13097248022", { confirmed: true }))
      .refused("nationalId");
    given(founded)
      .when(keep("Ragnhild Fjordheim vil sjå på rutinane"))
      .gives({ type: "topicKept", id: "s1", text: "Ragnhild Fjordheim vil sjå på rutinane" });
  });

  it("has words, not too many, and is kept once however it is written", () => {
    given(founded).when(keep("  ")).refused("textMissing");
    given(founded)
      .when(keep("a".repeat(301)))
      .refused("textTooLong");
    given(founded, keep()).when(keep("uro  ved Overgangar")).gives();
  });

  it("is one of twenty at most that wait, and there is room again when one is taken or put away", () => {
    const many = Array.from({ length: 20 }, (_, number) => keep(`Tema nummer ${number}`));
    given(founded, ...many)
      .when(keep())
      .refused("einingFull");
    given(founded, ...many, take("s3"))
      .when(keep())
      .gives({ type: "topicKept", id: "s21", text: UNREST });
    given(founded, ...many, drop("s3"))
      .when(keep())
      .gives({ type: "topicKept", id: "s21", text: UNREST });
  });

  it("is marked with the meeting that takes it, once; one that is not there is no matter", () => {
    given(founded, keep()).when(take("s1")).gives({ type: "topicTaken", id: "s1", meetingId: "m1" });
    given(founded, keep(), take("s1")).when(take("s1")).gives();
    given(founded).when(take("s1")).gives();
    const after = einingAfter(founded, keep(), keep("Språk"), take("s1"));
    expect(waitingTopics(after).map(({ text }) => text)).toEqual(["Språk"]);
    expect(after.topics[0]?.taken?.meetingId).toBe("m1");
  });

  it("is put away, taken or not, and a second press changes nothing", () => {
    given(founded, keep()).when(drop("s1")).gives({ type: "topicDropped", id: "s1" });
    given(founded, keep(), take("s1")).when(drop("s1")).gives({ type: "topicDropped", id: "s1" });
    given(founded, keep(), drop("s1")).when(drop("s1")).gives();
  });

  it("loses its words when it is over, and those that wait keep theirs", () => {
    const { events } = play(founded, keep(), keep("Språk"), keep("Trivsel"), take("s1"), drop("s2"));
    const over = [...tombstones(events, Number.POSITIVE_INFINITY).values()];
    expect(over.map((event) => "text" in event && [event.id, event.text, event.erased])).toEqual([
      ["s1", "", true],
      ["s2", "", true],
    ]);
    expect(tombstones(events, 0).size).toBe(0);
  });
});
