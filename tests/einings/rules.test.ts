import { describe, expect, it } from "vitest";
import type { Command } from "../../src/einings/commands.ts";
import { isDayOff } from "../../src/einings/daysOff.ts";
import { SYNTHETIC } from "../meeting/nationalIds.ts";
import { admin, by, einingAfter, FACTS, founded, given, LEADER, person, play, system } from "./dsl.ts";

const { personId: _id, ...UNSEEN } = LEADER;

describe("an eining", () => {
  it("is founded once, with its leader", () => {
    given()
      .when(founded)
      .gives(
        { type: "einingFounded", facts: FACTS, because: "administrator" },
        { type: "personAdded", person: { key: "p1", ...LEADER, roles: ["leader"], contactOf: [] } },
      );
    given(founded).when(founded).gives();
    given(founded)
      .when(system({ type: "found", facts: FACTS, because: "meeting", leader: { name: "Ein framand", personId: "x" } }))
      .gives();
  });

  it("is there before anything is changed in it", () => {
    given()
      .when(admin({ type: "describe", facts: FACTS }))
      .refused("einingUnknown");
  });

  it("gets another name, and the same once more changes nothing", () => {
    const facts = { ...FACTS, name: "Fjordglytt oppvekstsenter" };
    const describe: Command = admin({ type: "describe", facts: { ...facts, name: "  Fjordglytt\n oppvekstsenter " } });
    given(founded).when(describe).gives({ type: "factsChanged", facts });
    given(founded, describe).when(describe).gives();
  });

  it.each([
    ["", "textMissing"],
    ["x".repeat(81), "textTooLong"],
    [`Skulen ${SYNTHETIC}`, "nationalId"],
  ] as const)("is not called «%s»", (name, code) => {
    given(founded)
      .when(admin({ type: "describe", facts: { ...FACTS, name } }))
      .refused(code);
  });

  it.each(["974 600 001!", "=1+1", "x".repeat(21), SYNTHETIC])("has no number like %s", (number) => {
    given(founded)
      .when(admin({ type: "describe", facts: { ...FACTS, number } }))
      .refused("einingNumberInvalid");
  });
});

describe("people of an eining", () => {
  it("are added under an address, which is kept in lower case", () => {
    given(founded)
      .when(admin(person("Kari", { email: " Kari@Kommune.Example " })))
      .gives({
        type: "personAdded",
        person: { key: "p2", name: "Kari", email: "kari@kommune.example", roles: ["employee"], contactOf: [] },
      });
  });

  it("are not added twice, but become as is said the second time", () => {
    given(founded, admin(person("Kari")))
      .when(admin(person("Kari")))
      .gives();
    given(founded, admin(person("Kari")))
      .when(admin(person("Kari", { name: "Kari Nes", roles: ["deputy"], contactOf: ["ppt"] })))
      .gives({
        type: "personChanged",
        key: "p2",
        name: "Kari Nes",
        email: "kari@kommune.example",
        roles: ["deputy"],
        contactOf: ["ppt"],
      });
  });

  it("have an address or an id, and are something there", () => {
    given(founded)
      .when(admin(person("Kari", { email: "" })))
      .refused("addressInvalid");
    given(founded)
      .when(admin(person("Kari", { email: "kari hos kommunen" })))
      .refused("addressInvalid");
    given(founded)
      .when(admin(person("Kari", { roles: [] })))
      .refused("roleMissing");
  });

  it("have one leader among them: whoever led before is an employee from then on", () => {
    given(founded)
      .when(admin(person("Kari", { roles: ["leader"] })))
      .gives(
        { type: "personChanged", key: "p1", ...UNSEEN, roles: ["employee"], contactOf: [] },
        {
          type: "personAdded",
          person: { key: "p2", name: "Kari", email: "kari@kommune.example", roles: ["leader"], contactOf: [] },
        },
      );
  });

  it("don't take over each other's address, nor a place that Teams has bound to another", () => {
    const two = [founded, admin(person("Kari"))] as const;
    const change = { type: "changePerson", roles: ["employee"], contactOf: [] } as const;
    given(...two)
      .when(admin({ ...change, key: "p2", name: "Kari", email: LEADER.email }))
      .refused("addressTaken");
    given(...two)
      .when(admin({ ...change, key: "p1", name: "Ola", email: "ola@kommune.example" }))
      .refused("addressRecognised");
    given(...two)
      .when(admin({ ...change, key: "p9", name: "Ola", email: "ola@kommune.example" }))
      .refused("personUnknown");
  });

  it("leave, and are out of its groups with that; who comes again is somebody new", () => {
    const gone = [
      founded,
      admin(person("Kari", { personId: "kari" })),
      admin({ type: "setGroup", name: "Plangruppa", members: ["p2", "p1"] }),
      admin({ type: "removePerson", key: "p2" }),
    ] as const;
    const after = einingAfter(...gone);
    expect(after.groups).toEqual([{ id: "g1", name: "Plangruppa", members: ["p1"] }]);
    expect(after.former).toEqual(["kari"]);
    const again = einingAfter(...gone, admin(person("Kari", { personId: "kari" })));
    expect(again.people.map(({ key }) => key)).toEqual(["p1", "p3"]);
    expect(again.former).toEqual([]);
  });
});

describe("somebody whom Teams has shown", () => {
  const seen = (personId: string, email = "KARI@kommune.example") => system({ type: "recognise", email, personId });

  it("is bound to who they are in the eining, once", () => {
    const bound = [founded, admin(person("Kari")), seen("kari")] as const;
    given(founded, admin(person("Kari")))
      .when(seen("kari"))
      .gives({ type: "personRecognised", key: "p2", personId: "kari" });
    given(...bound)
      .when(seen("kari"))
      .gives();
    given(...bound)
      .when(seen("the next one with that address"))
      .gives();
    given(founded).when(seen("stranger", "stranger@kommune.example")).gives();
  });

  it("is one person where they stood there twice, with all that both were, in the groups too", () => {
    const after = einingAfter(
      founded,
      admin(person("Kari", { roles: ["deputy"] })),
      admin({
        type: "addPerson",
        person: { name: "Kari N", personId: "kari", roles: ["employee"], contactOf: ["ppt"] },
      }),
      admin({ type: "setGroup", name: "Trinn 5", members: ["p3"] }),
      seen("kari"),
    );
    const one = { key: "p2", name: "Kari", email: "kari@kommune.example", personId: "kari" };
    expect(after.people[1]).toEqual({ ...one, roles: ["deputy", "employee"], contactOf: ["ppt"] });
    expect(after.people).toHaveLength(2);
    expect(after.groups[0]?.members).toEqual(["p2"]);
    expect(after.former).toEqual([]);
  });

  it("is never bound by somebody's own word", () => {
    given(founded, admin(person("Kari")))
      .when(by("ragnhild", { type: "recognise", email: "kari@kommune.example", personId: "ragnhild" }))
      .refused("administratorsOnly");
  });
});

describe("the eining's own leader", () => {
  const MAY: readonly Command[] = [
    by("ragnhild", { type: "describe", facts: { ...FACTS, målform: "nb" } }),
    by("ragnhild", person("Ola", { roles: ["deputy"] })),
    by("ragnhild", { type: "setGroup", name: "Plangruppa", members: ["p1"] }),
    by("ragnhild", { type: "setDaysOff", daysOff: [{ from: "2026-10-05", to: "2026-10-09", words: "Haustferie" }] }),
    by("ragnhild", { type: "removePerson", key: "p2" }),
  ];
  const change = { type: "changePerson", contactOf: [] } as const;
  const MAY_NOT: readonly Command[] = [
    by("ragnhild", { type: "describe", facts: { ...FACTS, number: "974600002" } }),
    by("ragnhild", person("Ola", { roles: ["leader"] })),
    by("ragnhild", person("Ola", { roles: ["owner"] })),
    by("ragnhild", { ...change, key: "p2", name: "Kari", email: "kari@kommune.example", roles: ["owner"] }),
    by("ragnhild", { ...change, key: "p1", ...UNSEEN, roles: ["employee"] }),
    by("ragnhild", { type: "addPerson", person: { ...UNSEEN, roles: ["employee"], contactOf: [] } }),
    by("ragnhild", { type: "removePerson", key: "p1" }),
    by("ragnhild", { type: "found", facts: FACTS, because: "administrator" }),
  ];

  it.each(MAY.map((command) => [command.type, command] as const))("may %s", (_type, command) => {
    expect(play(founded, admin(person("Kari")), command).events.length).toBeGreaterThan(3);
  });

  it.each(MAY_NOT.map((command) => [command.type, command] as const))(
    "may not %s: who leads, who owns, and by which number it is found",
    (_type, command) => {
      given(founded, admin(person("Kari")))
        .when(command)
        .refused("administratorsOnly");
    },
  );

  it("may mend the name of an owner whom nobody has seen yet, but not make somebody else the owner by their address", () => {
    const owner = admin(person("Owner", { roles: ["owner"] }));
    const changed = (fields: { readonly name: string; readonly email: string }) =>
      by("ragnhild", { ...change, key: "p2", roles: ["owner"], ...fields });
    const [name, email] = ["Eigar", "owner@kommune.example"];
    given(founded, owner)
      .when(changed({ name, email: "Owner@Kommune.Example" }))
      .gives({ type: "personChanged", key: "p2", name, email, roles: ["owner"], contactOf: [] });
    given(founded, owner)
      .when(changed({ name, email: "ein.ven@kommune.example" }))
      .refused("administratorsOnly");
  });

  it.each(MAY.map((command) => [command.type, command] as const))(
    "alone may %s: deputies, employees and strangers may not",
    (_type, command) => {
      const history = [founded, admin(person("Kari", { roles: ["deputy"], personId: "kari" }))] as const;
      for (const id of ["kari", "stranger", ""])
        given(...history)
          .when({ ...command, by: id })
          .refused("notEiningLeader");
    },
  );
});

describe("groups", () => {
  const group = admin({ type: "setGroup", name: "Plangruppa", members: ["p1", "p1"] });

  it("are set by name, however it is written, and changed by id", () => {
    given(founded)
      .when(group)
      .gives({ type: "groupSet", group: { id: "g1", name: "Plangruppa", members: ["p1"] } });
    given(founded, group)
      .when(admin({ type: "setGroup", name: "plangruppa ", members: [] }))
      .gives({ type: "groupSet", group: { id: "g1", name: "plangruppa", members: [] } });
    given(founded, group)
      .when(admin({ type: "setGroup", id: "g1", name: "Ressursteamet", members: ["p1"] }))
      .gives({ type: "groupSet", group: { id: "g1", name: "Ressursteamet", members: ["p1"] } });
    given(founded, group).when(group).gives();
  });

  it("have members of the eining only, and no two the same name", () => {
    const other = admin({ type: "setGroup", name: "Trinn 5", members: [] });
    given(founded)
      .when(admin({ type: "setGroup", name: "Trinn 5", members: ["p7"] }))
      .refused("personUnknown");
    given(founded, group, other)
      .when(admin({ type: "setGroup", id: "g2", name: "PLANGRUPPA", members: [] }))
      .refused("groupNameTaken");
    given(founded, group)
      .when(admin({ type: "dissolveGroup", id: "g9" }))
      .refused("groupUnknown");
    expect(einingAfter(founded, group, admin({ type: "dissolveGroup", id: "g1" })).groups).toEqual([]);
  });
});

describe("days off", () => {
  it("are those from the first to the last", () => {
    const closed = ["2026-10-04", "2026-10-05", "2026-10-09", "2026-10-10"].filter((date) => isDayOff([holiday], date));
    expect(closed).toEqual(["2026-10-05", "2026-10-09"]);
  });

  const holiday = { from: "2026-10-05", to: "2026-10-09", words: "Haustferie" };
  const day = { from: "2026-08-14", to: "2026-08-14", words: "Planleggingsdag" };

  it("are kept in order of time, each once", () => {
    given(founded)
      .when(admin({ type: "setDaysOff", daysOff: [holiday, day, { ...holiday, words: "Haustferie, veke 41" }] }))
      .gives({ type: "daysOffSet", daysOff: [day, { ...holiday, words: "Haustferie, veke 41" }] });
  });

  it.each([
    [{ ...day, to: "2026-11-31" }, "dateInvalid"],
    [{ ...day, from: "31.11.2026" }, "dateInvalid"],
    [{ ...holiday, to: "2026-10-01" }, "daysOffBackwards"],
    [{ ...day, words: "" }, "textMissing"],
  ] as const)("are days that exist, the first before the last, with a word: not %j", (wrong, code) => {
    given(founded)
      .when(admin({ type: "setDaysOff", daysOff: [wrong] }))
      .refused(code);
  });

  it("that others have set since the form was opened are not taken away unseen", () => {
    const set = admin({ type: "setDaysOff", daysOff: [holiday] });
    given(founded, set)
      .when({ ...admin({ type: "setDaysOff", daysOff: [day] }), drawnAt: 2 })
      .refused("editedMeanwhile");
    given(founded, set)
      .when({ ...admin({ type: "setDaysOff", daysOff: [day] }), drawnAt: 3 })
      .gives({ type: "daysOffSet", daysOff: [day] });
  });
});
