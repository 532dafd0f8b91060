import { describe, it } from "vitest";
import { SYSTEM } from "../../src/meeting/people.ts";
import { approved, as, completedMeeting, play } from "../support/meeting.ts";
import { given } from "./dsl.ts";

const choose = (entryId: string | null, factorId = "k2") =>
  ({ type: "chooseEntries", entries: { [factorId]: entryId } }) as const;
const draft = completedMeeting();
const chosen = play([as("leader", choose("e1"))], draft);
const sent = play([approved], chosen);

describe("the entry that the tiltak under a factor go into", () => {
  it("is chosen by the leader alone, and taken back", () => {
    given(draft).when("leader", choose("e1")).gives({ type: "entryChosen", factorId: "k2", entryId: "e1" });
    given(draft).when("siri", choose("e1")).refused("notLeader");
    given(chosen).when("leader", choose(null)).gives({ type: "entryChosen", factorId: "k2", entryId: null });
  });

  it("is the same twice, a new one where nothing is chosen, and nothing for a factor that nobody named", () => {
    given(chosen).when("leader", choose("e1")).gives();
    given(draft).when("leader", choose(null)).gives();
    given(draft).when("leader", choose("e1", "k99")).gives();
  });

  it("stands when the referat has been sent", () => {
    given(sent).when("leader", choose("e2")).refused("referatSent");
  });

  it("is told of once where it could take nothing, and by nobody but the machinery", () => {
    const note = { type: "noteNotOpen", factorId: "k2" } as const;
    given(sent).when(SYSTEM, note).gives({ type: "entryNotOpen", factorId: "k2" });
    given(play([as(SYSTEM, note)], sent))
      .when(SYSTEM, note)
      .gives();
    given(sent)
      .when(SYSTEM, { ...note, factorId: "k3" })
      .gives();
    given(sent).when("leader", note).refused("unknownAction");
  });
});
