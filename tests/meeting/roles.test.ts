import { describe, expect, it } from "vitest";
import { isUnstated } from "../../src/meeting/people.ts";
import { activeOf, as, meetingIn, play, start } from "../support/meeting.ts";
import { given } from "./dsl.ts";

const roles = meetingIn("roles");
const personIn = (played: typeof roles, id: string) => activeOf(played).people.find((one) => one.id === id);

describe("roles, given in one go", () => {
  it("say where people come from, who is here, who is asked to be viddevakt and who writes", () => {
    const after = given(start()).when("leader", {
      type: "setRoles",
      people: [
        { personId: "kari", teneste: "nav" },
        { personId: "per", present: false },
      ],
      viddevaktId: "olav",
      secretaryId: "siri",
    });
    const played = play(
      [
        as("leader", {
          type: "setRoles",
          people: [
            { personId: "kari", teneste: "nav" },
            { personId: "per", present: false },
          ],
          viddevaktId: "olav",
          secretaryId: "siri",
        }),
      ],
      play([start()]),
    );
    expect(after).toBeDefined();
    expect(personIn(played, "kari")).toMatchObject({ teneste: "nav", present: true });
    expect(personIn(played, "per")).toMatchObject({ present: false });
    expect(activeOf(played)).toMatchObject({ viddevakt: { status: "asked", personId: "olav" }, secretaryId: "siri" });
  });

  it("leave alone what nothing is said of, so that two who do it side by side undo nothing", () => {
    const first = as("leader", {
      type: "setRoles",
      people: [{ personId: "kari", teneste: "nav" }],
      secretaryId: "siri",
    });
    const second = as("leader", {
      type: "setRoles",
      people: [{ personId: "per", teneste: "ppt" }],
      viddevaktId: "olav",
    });
    const played = play([first, second], play([start()]));
    expect(personIn(played, "kari")?.teneste).toBe("nav");
    expect(personIn(played, "per")?.teneste).toBe("ppt");
    expect(activeOf(played)).toMatchObject({ viddevakt: { personId: "olav" }, secretaryId: "siri" });
  });

  it("change nothing where nothing is said", () => {
    given(start()).when("leader", { type: "setRoles", people: [] }).gives();
    given(start())
      .when("leader", { type: "setRoles", people: [{ personId: "kari", present: true }] })
      .gives();
  });

  it("let the viddevakt be somebody who has just been said to be here", () => {
    const away = play(
      [as("leader", { type: "setRoles", people: [{ personId: "olav", present: false }] })],
      play([start()]),
    );
    given(away)
      .when("leader", { type: "setRoles", people: [], viddevaktId: "olav" })
      .refused("notPresent", { name: "Olav Dal" });
    const back = play(
      [as("leader", { type: "setRoles", people: [{ personId: "olav", present: true }], viddevaktId: "olav" })],
      away,
    );
    expect(activeOf(back).viddevakt).toMatchObject({ status: "asked", personId: "olav" });
  });

  it("can go without a viddevakt, and without a referent", () => {
    given(start())
      .when("leader", { type: "setRoles", people: [], viddevaktId: null, secretaryId: null })
      .gives({ type: "viddevaktWaived" }, { type: "secretaryAppointed", personId: null });
  });

  it("are the leader's to give, who is of the unit and here", () => {
    given(start()).when("olav", { type: "setRoles", people: [] }).refused("notLeader", { leader: "Randi Fjell" });
    const leaderGone = { type: "setRoles", people: [{ personId: "leader", present: false }] } as const;
    given(start()).when("leader", leaderGone).refused("leaderMustBeEmployee");
    const nobody = { type: "setRoles", people: [{ personId: "stranger", teneste: "nav" }] } as const;
    given(start()).when("leader", nobody).refused("personUnknown");
  });

  it("tell who is of the unit apart from those of whom nothing is said", () => {
    const played = play(
      [as("leader", { type: "setRoles", people: [{ personId: "olav", teneste: "eining" }] })],
      play([start()]),
    );
    const unstated = activeOf(played).people.filter(isUnstated);
    expect(unstated.map(({ id }) => id)).not.toContain("olav");
    expect(unstated.map(({ id }) => id)).not.toContain("leader");
  });
});
