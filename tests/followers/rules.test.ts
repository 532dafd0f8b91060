import { describe, expect, it } from "vitest";
import type { CommandBody } from "../../src/followers/commands.ts";
import { digestDue } from "../../src/followers/digest.ts";
import { effects } from "../../src/followers/jobs.ts";
import { BY_MAIL, digest, given, ITEM, OTHER, playFollower, REF, remind, TODAY } from "./dsl.ts";

const week1 = { ...ITEM, step: "week1" } as const;
const start = { ...ITEM, step: "start", about: "2027-02-01" } as const;
const moved = { ...ITEM, about: "2027-03-09", evaluateBy: "2027-03-09" } as const;
const leader = { ...ITEM, step: "leader" } as const;
const answer = (said: "done" | "elsewhere") => ({ type: "answer", ...REF, answer: said }) as const;
const mailed = (number: number) => ({ type: "noteMailed", number }) as const;
const follow = (evaluateBy?: string) =>
  ({ type: "follow", ...REF, digestAtMs: 0, ...(evaluateBy === undefined ? {} : { evaluateBy }) }) as const;
const dueAfter = (today: string, ...history: readonly CommandBody[]) =>
  digestDue(playFollower(...history).state, today);

describe("a person is told", () => {
  it("of everything in one digest", () => {
    given(remind(), remind(OTHER))
      .when(digest())
      .gives({
        type: "digestGiven",
        number: 1,
        on: TODAY,
        items: [REF, { entryId: "e1", tiltakId: "t2" }],
      });
  });

  it("once, though the same reminder comes again", () => {
    given(remind()).when(remind()).gives();
    given(remind(), digest()).when(digest()).gives();
  });

  it("tomorrow, of what comes when they have been told today", () => {
    given(remind(), digest(), remind(OTHER)).when(digest()).gives();
    expect(dueAfter(TODAY, remind(), digest(), remind(OTHER))).toEqual({ notBefore: "2027-02-10" });
    given(remind(), digest(), remind(OTHER)).when(digest("2027-02-10")).gives({ type: "digestGiven", number: 2 });
  });

  it("again of the same tiltak when its next reminder comes, with what still stands from before", () => {
    given(remind(), remind(OTHER), digest(), remind(week1))
      .when(digest("2027-02-16"))
      .gives({ type: "digestGiven", items: [{ tiltakId: "t2" }, { ...REF, evaluateBy: TODAY }] });
  });

  it("keeps what has come since somebody looked at what is over", () => {
    const start = { ...ITEM, step: "start", about: "2027-02-01" } as const;
    const looked = { ...start, evaluateBy: TODAY, stands: false };
    given(remind(start), digest("2027-02-01"), remind(), remind(OTHER))
      .when({ type: "giveDigest", on: TODAY, known: [looked] })
      .gives({ type: "digestGiven", dropped: [], items: [{ tiltakId: "t1" }, { tiltakId: "t2" }] });
  });

  it("nothing of what is over by then", () => {
    given(remind()).when(digest(TODAY, REF)).gives();
    given(remind(), remind(OTHER))
      .when(digest(TODAY, REF))
      .gives({ type: "digestGiven", items: [{ tiltakId: "t2" }], dropped: [REF] });
  });

  it("not that it has begun, when they have heard of its end before it was moved", () => {
    given(remind(), digest())
      .when(remind({ ...start, evaluateBy: "2027-03-09" }))
      .gives();
    given(remind(), digest())
      .when(remind({ ...start, about: TODAY, evaluateBy: "2027-03-09" }))
      .gives({ type: "reminded" });
  });

  it("nothing where there is nothing", () => {
    given().when(digest()).gives();
    expect(dueAfter(TODAY)).toBe("never");
  });
});

describe("who says that it is done already, or somebody else's,", () => {
  it.each(["done", "elsewhere"] as const)("hears no more of it: %s", (said) => {
    given(remind(), digest(), answer(said), remind(week1)).when(digest("2027-02-16")).gives();
  });

  it("says it once", () => {
    given(remind(), answer("done")).when(answer("done")).gives();
  });

  it("hears of its evaluation all the same, when it was its beginning that was done", () => {
    given(remind(start), digest("2027-02-01"), answer("done"), remind()).when(digest()).gives({ type: "digestGiven" });
  });

  it("hears of it when it is to be evaluated on another day", () => {
    given(remind(), digest(), answer("done"), remind(moved)).when(digest("2027-03-09")).gives({ type: "digestGiven" });
  });

  it("hears as leader what nobody has evaluated", () => {
    given(remind(), digest(), answer("elsewhere"), remind(leader))
      .when(digest("2027-03-09"))
      .gives({ type: "digestGiven" });
  });

  it("is refused where they were never reminded of it", () => {
    given(remind(OTHER)).when(answer("done")).refused("tiltakUnknown");
  });
});

describe("who puts it off", () => {
  const snooze = { type: "snooze", days: 7 } as const;

  it("hears of it then, and of nothing before", () => {
    given(remind(), digest()).when(snooze).gives({ type: "snoozed", until: "2027-02-16" });
    expect(dueAfter("2027-02-10", remind(), digest(), snooze, remind(OTHER))).toEqual({ notBefore: "2027-02-16" });
    given(remind(), digest(), snooze, remind(OTHER)).when(digest("2027-02-15")).gives();
    given(remind(), digest(), snooze)
      .when(digest("2027-02-16"))
      .gives({ type: "digestGiven", items: [{ ...REF, evaluateBy: TODAY }] });
  });

  it("puts it off to the same day once", () => {
    given(remind(), digest(), snooze).when(snooze).gives();
  });
});

describe("who has turned reminders off", () => {
  const off = { type: "turnOff" } as const;
  const on = { type: "turnOn" } as const;

  it("is told nothing until they turn them on, and then what there is", () => {
    given(remind(), off).when(digest()).gives();
    given(remind(), off, remind(OTHER), on).when(digest()).gives({ type: "digestGiven" });
  });

  it("may do so before there was any", () => {
    given().when(off).gives({ type: "turnedOff" });
    given().when(on).gives();
    given(off).when(off).gives();
  });
});

describe("when nobody knows whether a digest arrived", () => {
  const doubt = { type: "doubtDigest", number: 1 } as const;

  it("what stood in it is told anew the next day, and not the same one", () => {
    given(remind(), digest())
      .when(doubt)
      .gives({ type: "digestDoubted", digestAtMs: Date.UTC(2027, 1, 10, 7) });
    given(remind(), digest(), doubt).when(digest()).gives();
    given(remind(), digest(), doubt).when(digest("2027-02-10")).gives({ type: "digestGiven", number: 2 });
  });

  it("that is doubted once", () => {
    given(remind(), digest(), doubt).when(doubt).gives();
    given(remind(), digest()).when({ type: "doubtDigest", number: 7 }).gives();
  });
});

describe("who is written to by mail", () => {
  it("has in the calendar what stood in the mail, and is told when it moves", () => {
    const told = [remind(ITEM, BY_MAIL), digest(), mailed(1)] as const;
    given(...told)
      .when(follow(TODAY))
      .gives();
    given(...told)
      .when(follow("2027-03-09"))
      .gives({ type: "calendarOutdated", ...REF });
    given(...told, follow("2027-03-09"))
      .when(follow("2027-03-09"))
      .gives();
    const known = [{ ...ITEM, evaluateBy: "2027-03-09", stands: false }];
    const told2 = playFollower(
      ...told,
      follow("2027-03-09"),
      { type: "giveDigest", on: "2027-02-10", known },
      mailed(2),
    );
    expect(told2.state.tiltak).toMatchObject([{ calendar: { evaluateBy: "2027-03-09", sequence: 1 } }]);
  });

  it("is told when it is taken out, and that ends it", () => {
    const over = [remind(ITEM, BY_MAIL), digest(), mailed(1), follow()] as const;
    given(...over)
      .when(digest("2027-02-10", REF))
      .gives({ type: "digestGiven", items: [{ ...REF, evaluateBy: null }], dropped: [REF] });
    const ended = playFollower(...over, digest("2027-02-10", REF), mailed(2)).state;
    expect(ended.tiltak).toEqual([]);
  });

  it("is told nothing of what was never in the calendar", () => {
    given(remind(ITEM, BY_MAIL)).when(follow("2027-03-09")).gives();
  });

  it("is noted once for each mail", () => {
    given(remind(ITEM, BY_MAIL), digest(), mailed(1)).when(mailed(1)).gives();
  });
});

describe("a digest goes", () => {
  const jobsOf = (...history: readonly CommandBody[]) => {
    const { state, events } = playFollower(...history);
    const last = events.at(-1);
    return last === undefined ? [] : effects("f1", state, last);
  };

  it("to the private chat of somebody in Teams, and by mail to others", () => {
    expect(jobsOf(remind(), digest())).toEqual([{ kind: "render", followerId: "f1" }]);
    expect(jobsOf(remind(ITEM, BY_MAIL), digest())).toEqual([{ kind: "mail", followerId: "f1", number: 1 }]);
  });

  it("when the eining is open", () => {
    expect(jobsOf(remind())).toEqual([{ kind: "digest", followerId: "f1", dueAtMs: remind().digestAtMs }]);
  });
});
