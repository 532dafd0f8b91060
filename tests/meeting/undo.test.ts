import { describe, expect, test } from "vitest";
import { tombstones } from "../../src/meeting/afterwards/tombstones.ts";
import type { CommandBody } from "../../src/meeting/commands.ts";
import { undoableBy } from "../../src/meeting/during/undo.ts";
import type { Round } from "../../src/meeting/round.ts";
import { type ActiveMeeting, speakingTurn } from "../../src/meeting/state.ts";
import { activeOf, as, meetingDoneWith, meetingIn, next, type Played, play, type Step } from "../support/meeting.ts";
import { given } from "./dsl.ts";

const FIRST = "olav";
const clarifying = meetingIn("clarifying");
const roundOf = ({ visit }: ActiveMeeting): Round => {
  if (!("round" in visit)) throw new Error("no round");
  return visit.round;
};
const speaking = (played: Played) => speakingTurn(activeOf(played))?.personId;
const endTurn = (personId: string): CommandBody => ({ type: "endTurn", personId });
/** The newest that `by` can take back. */
const undo = (played: Played): CommandBody => ({ type: "undo", at: activeOf(played).undoables.at(-1)?.at ?? 0 });
const undone = (played: Played, by: string) => given(played).when(by, undo(played)).after;
const wait = (minutes: number): Step => ({ minutes });

describe("the word that was given on", () => {
  const before = play([wait(1)], clarifying);
  const passed = play([as("leader", endTurn(FIRST))], before);

  test("goes back to whom it was taken from, with the time and the place that they had", () => {
    const after = undone(passed, "leader");
    expect(speaking(after)).toBe(FIRST);
    expect(roundOf(activeOf(after))).toEqual(roundOf(activeOf(before)));
    expect(activeOf(after).spokenMs).toEqual(activeOf(before).spokenMs);
    expect(activeOf(after).turn).toMatchObject({ startedUsedMs: activeOf(before).turn.startedUsedMs });
  });

  test("is another turn to the clock: what was planned for the one that was begun is over", () => {
    expect(activeOf(undone(passed, "leader")).turn.count).toBeGreaterThan(activeOf(passed).turn.count);
  });

  test("can be given back by the one who did it alone", () => {
    given(passed).when("siri", undo(passed)).refused("nothingToUndo");
  });

  test("and for ten seconds, not for a minute", () => {
    expect(() => undone(play([wait(10 / 60)], passed), "leader")).not.toThrow();
    given(passed, wait(1)).when("leader", undo(passed)).refused("nothingToUndo");
  });

  test("not when the next has given it on since: a newer act is nobody else's to undo", () => {
    const later = play([as("siri", endTurn("siri"))], passed);
    given(later).when("leader", undo(passed)).refused("nothingToUndo");
    expect(speaking(undone(later, "siri"))).toBe("siri");
  });

  test("nor twice, nor when somebody has come or gone", () => {
    given(play([as("leader", undo(passed))], passed))
      .when("leader", undo(passed))
      .refused("nothingToUndo");
    const gone = play([as("kari", { type: "leave", personId: "kari" })], passed);
    given(gone).when("leader", undo(passed)).refused("nothingToUndo");
  });

  test("while others write goes back all the same, and what they wrote stands", () => {
    const question: CommandBody = {
      type: "contribute",
      authorId: "kari",
      text: "Kor ofte?",
      detail: { kind: "clarifying" },
    };
    const after = given(play([as("kari", question)], passed)).when("leader", undo(passed)).after;
    expect(speaking(after)).toBe(FIRST);
    expect(activeOf(after).record.contributions).toHaveLength(1);
  });

  test("waits for the pause to be over", () => {
    given(passed, as("leader", { type: "pause", because: "person" }))
      .when("leader", undo(passed))
      .refused("meetingPaused");
  });

  test("goes back with the innspel that gave it on standing", () => {
    const sent: CommandBody = {
      type: "contribute",
      authorId: FIRST,
      text: "Kven ser det?",
      detail: { kind: "clarifying" },
      endsTurn: true,
    };
    const after = undone(play([as(FIRST, sent)], before), FIRST);
    expect(speaking(after)).toBe(FIRST);
    expect(activeOf(after).record.contributions).toHaveLength(1);
  });
});

describe("«Eg står over»", () => {
  test("in one's own turn: the turn is one's own again", () => {
    expect(speaking(undone(play([as(FIRST, { type: "pass", personId: FIRST })], clarifying), FIRST))).toBe(FIRST);
  });

  test("before one's turn: one waits for it again", () => {
    const after = undone(play([as("kari", { type: "pass", personId: "kari" })], clarifying), "kari");
    expect(roundOf(activeOf(after))).toEqual(roundOf(activeOf(clarifying)));
  });
});

describe("a round that was ended", () => {
  const ended = play([as("leader", { type: "endRound" }, true)], clarifying);

  test("goes on where it was, and nobody is down as having missed it", () => {
    const after = undone(ended, "leader");
    expect(roundOf(activeOf(after))).toEqual(roundOf(activeOf(clarifying)));
    expect(activeOf(after).remarks).toEqual(activeOf(clarifying).remarks);
  });
});

describe("going on to the next phase", () => {
  const early = play([wait(2), next], clarifying);

  test("is taken back without a reason, and no remark is left", () => {
    const after = activeOf(undone(early, "leader"));
    expect(after.visit.phase).toBe("clarifying");
    expect(after.visit.plannedMs).toBe(8 * 60_000);
    expect(after.remarks).toEqual(activeOf(clarifying).remarks);
  });

  test("the round goes on with those who had not had the word, the speaker first", () => {
    const turns = roundOf(activeOf(undone(early, "leader"))).turns;
    expect(turns.map(({ personId }) => personId)).toEqual(
      roundOf(activeOf(clarifying)).turns.map((one) => one.personId),
    );
    expect(turns[0]?.status).toBe("speaking");
  });

  test("where the round was over it stays so, for one more round or the next phase", () => {
    const over = play([wait(1), next], meetingDoneWith("clarifying"));
    expect(roundOf(activeOf(undone(over, "leader"))).over).toBe(true);
  });

  test("for two minutes, by the one who went on, as long as nobody has gone further", () => {
    expect(() => undone(play([wait(2)], early), "leader")).not.toThrow();
    given(early, wait(3)).when("leader", undo(early)).refused("nothingToUndo");
    given(early).when("siri", undo(early)).refused("nothingToUndo");
    const on = play([as("leader", { type: "goBack", phase: "roles", reason: "Om att" })], early);
    given(on).when("leader", undo(early)).refused("nothingToUndo");
  });

  test("what was said meanwhile stands when the phase comes again", () => {
    const said = play([as("leader", { type: "wordStatusQuo", sentence: "Uro" })], early);
    expect(activeOf(given(said).when("leader", undo(early)).after).record.statusQuo?.sentence).toBe("Uro");
  });
});

describe("an innspel that was taken back", () => {
  const factors = meetingDoneWith("factors");
  const merged = play([as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] })], factors);
  const withdrawn = play([as("olav", { type: "withdrawContribution", id: "k2" }, true)], merged);

  test("stands again, chosen and with what was merged into it", () => {
    const after = activeOf(undone(withdrawn, "olav"));
    expect(after.record).toEqual(activeOf(merged).record);
  });

  test("only by the one who took it back, for two minutes", () => {
    given(withdrawn).when("leader", undo(withdrawn)).refused("nothingToUndo");
    given(withdrawn, wait(3)).when("olav", undo(withdrawn)).refused("nothingToUndo");
  });

  test("whatever others have done since, which stays", () => {
    const voted = play([as("kari", { type: "vote", personId: "kari", factorIds: ["k3"] })], withdrawn);
    const after = activeOf(given(voted).when("olav", undo(withdrawn)).after);
    expect(after.record.votes.kari).toEqual(["k3"]);
    expect(after.record.contributions.find(({ id }) => id === "k2")?.withdrawn).toBe(false);
  });

  test("keeps its text when the withdrawn ones are taken out of what is stored", () => {
    const over = play(
      [as("leader", { type: "abort", reason: "" }), as("leader", { type: "approveReferat" })],
      undone(withdrawn, "olav"),
    );
    const said = over.events.findIndex((event) => event.type === "contributionAdded" && event.id === "k2");
    expect(tombstones(over.events).get(said + 1)).toBeUndefined();
  });

  test("with its plan", () => {
    const planned = play(
      [as("leader", { type: "goBack", phase: "tiltak", reason: "Om att" })],
      meetingDoneWith("summary"),
    );
    const gone = play([as("kari", { type: "withdrawContribution", id: "k4" })], planned);
    expect(activeOf(undone(gone, "kari")).record.plans).toEqual(activeOf(planned).record.plans);
  });
});

describe("factors that were merged", () => {
  const factors = meetingDoneWith("factors");
  const chosen = play([as("leader", { type: "chooseFactors", factorIds: ["k3"] })], factors);
  const merged = play([as("leader", { type: "mergeFactors", intoId: "k2", ids: ["k3"] })], chosen);

  test("stand apart again, with what was chosen", () => {
    expect(activeOf(undone(merged, "leader")).record).toEqual(activeOf(chosen).record);
  });

  test("not where they were split since", () => {
    const split = play([as("leader", { type: "splitFactor", id: "k3" })], merged);
    given(split).when("leader", undo(merged)).refused("nothingToUndo");
  });
});

describe("an answer to the sentence", () => {
  const worded = play([as("leader", { type: "wordStatusQuo", sentence: "mange er åleine" })], meetingIn("statusQuo"));
  const agree = (personId: string): CommandBody => ({ type: "agree", personId });
  const reserve = (personId: string): CommandBody => ({ type: "reserve", personId, reason: "Vi veit for lite" });
  const answers = (played: Played) => activeOf(played).record.statusQuo?.answers;
  const agreed = play([as("per", agree("per"))], worded);

  test("is taken back, and then nothing is answered: the meeting waits for it", () => {
    const after = given(agreed).when("per", undo(agreed)).gives({ type: "statusQuoAnswerWithdrawn", personId: "per" });
    expect(answers(after)).toEqual(answers(worded));
    given(after).when("leader", { type: "concludeStatusQuo" }).refused("statusQuoUnanswered");
  });

  test("that came in place of another: the one before stands again", () => {
    const changed = play([as("per", reserve("per"))], agreed);
    expect(answers(undone(changed, "per"))).toEqual(answers(agreed));
    const back = play([as("per", agree("per"))], changed);
    expect(answers(undone(back, "per"))).toEqual(answers(changed));
  });

  test("is not itself something to take back: the button would say the same, and do the opposite", () => {
    const back = undone(play([as("per", reserve("per"))], agreed), "per");
    expect(undoableBy(activeOf(back), "per", back.nowMs)).toEqual([]);
  });

  test("is changed as often as one likes, also after the time to undo it, until the meeting goes on", () => {
    given(agreed, wait(3)).when("per", undo(agreed)).refused("nothingToUndo");
    const changed = given(agreed, wait(3)).when("per", reserve("per")).after;
    expect(answers(changed)?.per).toMatchObject({ agrees: false });
    expect(answers(given(changed, wait(3)).when("per", agree("per")).after)?.per).toMatchObject({ agrees: true });
    expect(answers(given(agreed).when("per", agree("per")).gives())).toEqual(answers(agreed));
  });

  test("is nobody else's to take back, and not once it is concluded or the sentence is another", () => {
    given(agreed).when("leader", undo(agreed)).refused("nothingToUndo");
    const again = as("leader", { type: "wordStatusQuo", sentence: "nokre er åleine" });
    given(agreed, again).when("per", undo(agreed)).refused("nothingToUndo");
    const all = play([as("per", agree("per"))], meetingDoneWith("statusQuo"));
    const concluded = play([as("leader", { type: "concludeStatusQuo" })], all);
    given(concluded).when("per", undo(all)).refused("nothingToUndo");
    given(play([next], concluded))
      .when("per", undo(all))
      .refused("nothingToUndo");
  });

  test("for several at once is taken back at once, but not over what one of them has said since", () => {
    const inRoom = ["per", "kari", "olav"].map((personId) => ({ personId, inRoom: true }));
    const room = play([as("leader", { type: "setRoles", people: inRoom })], worded);
    const all: CommandBody = { type: "agreeTogether", personIds: ["per", "kari", "olav"], wording: 0 };
    const together = play([as("leader", all)], room);
    expect(Object.keys(answers(together) ?? {})).toHaveLength(3);
    expect(answers(undone(together, "leader"))).toEqual({});
    const since = play([as("kari", reserve("kari"))], together);
    given(since).when("leader", undo(together)).refused("nothingToUndo");
  });

  test("is to the sentence that stood on the card", () => {
    const reworded = play([as("leader", { type: "wordStatusQuo", sentence: "nokre er åleine" })], worded);
    given(reworded).when("per", { type: "agree", personId: "per", wording: 0 }).refused("sentenceChanged");
    expect(
      answers(given(reworded).when("per", { type: "agree", personId: "per", wording: 1 }).after)?.per?.agrees,
    ).toBe(true);
  });
});
