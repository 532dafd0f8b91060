import { describe, expect, test } from "vitest";
import { openDialog } from "../../cards/dialogs.ts";
import { parseAction } from "../../cards/verbs.ts";
import { formAfter } from "../../cards/whichForm.ts";
import type { Participant } from "../../src/meeting/people.ts";
import { translator } from "../../src/text/text.ts";
import { buttonsOf, choicesOf, filledIn, inputsOf, type Json, pressed, valuesIn } from "../support/forms.ts";
import { activeOf, as, PEOPLE, type Played, play, start } from "../support/meeting.ts";

const t = translator("nn");
type Form = ReturnType<typeof open>;

function meetingOf(count: number, more: Partial<Participant> = {}): Played {
  const others = Array.from({ length: count - 1 }, (_, at): Participant => {
    const number = at + 2;
    return { id: `29:p${number}`, name: `Person ${number}`, teneste: "eining", hasApp: true, present: true, ...more };
  });
  return play([start({}, [...PEOPLE.slice(0, 1), ...others])]);
}

function open(played: Played, page?: number) {
  const about = page === undefined ? {} : { page };
  return openDialog({ dialog: "roles", ...about }, { meeting: activeOf(played), viewerId: "leader", nowMs: 0, t });
}

function send(form: Form, fields: Json, title = "Lagre"): Json {
  const button = buttonsOf(form).find((one) => one.title === title);
  if (button === undefined) throw new Error(`no button «${title}»`);
  return pressed(button, { ...filledIn(form), ...fields });
}

function commandOf(data: Json) {
  const action = parseAction(data, "leader");
  if (action.kind !== "command") throw new Error(action.kind);
  return action.command;
}

const inputOf = (form: Form, name: string) => String(inputsOf(form).find(({ label }) => label === name)?.id);

describe("the form about who is here", () => {
  test("has everybody but the leader, «veit ikkje» first where nothing is said", () => {
    const form = open(meetingOf(8));
    const names = inputsOf(form).flatMap(({ label }) => (String(label).startsWith("Person") ? [label] : []));
    expect(names).toHaveLength(7);
    const input = inputOf(form, "Person 2");
    expect(choicesOf(form, input)[0]).toEqual({ value: "unknown", title: "Veit ikkje" });
    expect(valuesIn(form)[input]).toBe("unknown");
  });

  test("says nothing where nothing is changed", () => {
    expect(commandOf(send(open(meetingOf(8)), {}))).toEqual({ type: "setRoles", people: [] });
  });

  test("says only what is changed: a teneste, one who is not here, and the roles", () => {
    const form = open(meetingOf(4));
    const here = "1:29:p2,1:29:p3";
    const fields = { [inputOf(form, "Person 2")]: "ppt", here, "viddevakt:later": "29:p3", "secretary:none": "29:p2" };
    expect(commandOf(send(form, fields))).toEqual({
      type: "setRoles",
      people: [
        { personId: "29:p2", teneste: "ppt" },
        { personId: "29:p4", present: false },
      ],
      viddevaktId: "29:p3",
      secretaryId: "29:p2",
    });
  });

  test("leaves what another has said meanwhile, though it stood otherwise in the form", () => {
    const before = meetingOf(4);
    const form = open(before);
    const meanwhile = as("leader", {
      type: "setRoles",
      people: [
        { personId: "29:p2", teneste: "nav" },
        { personId: "29:p3", present: false },
      ],
    });
    const command = commandOf(send(form, { [inputOf(form, "Person 4")]: "ppt" }));
    const after = activeOf(play([meanwhile, as("leader", command)], before));
    expect(after.people.map(({ teneste, present }) => [teneste, present])).toEqual([
      ["eining", true],
      ["nav", true],
      ["eining", false],
      ["ppt", true],
    ]);
  });

  test("takes the rest as the unit's own with the button that says so", () => {
    const form = open(meetingOf(3));
    const command = commandOf(send(form, { [inputOf(form, "Person 3")]: "bup" }, "Lagre – resten er frå skulen"));
    expect(command).toMatchObject({
      people: [
        { personId: "29:p2", teneste: "eining" },
        { personId: "29:p3", teneste: "bup" },
      ],
    });
    const after = play([as("leader", command)], meetingOf(3));
    expect(buttonsOf(open(after)).map(({ title }) => title)).toEqual(["Lagre"]);
  });

  test("takes sixty people a page at a time, and saves each page on the way", () => {
    const played = meetingOf(60);
    const form = open(played);
    expect(JSON.stringify(form.card).length).toBeLessThan(30_000);
    const sent = send(form, { [inputOf(form, "Person 2")]: "ppt" }, "Lagre. Vis 13–24");
    expect(commandOf(sent)).toMatchObject({ people: [{ personId: "29:p2", teneste: "ppt" }] });
    const next = formAfter(activeOf(played), commandOf(sent), sent, "29:leader");
    expect(next).toMatchObject({ dialog: "roles", page: 1 });
    expect(inputOf(open(played, next?.page), "Person 14")).toContain("29:p14");
    expect(formAfter(activeOf(played), commandOf(send(form, {})), send(form, {}), "29:leader")).toBeUndefined();
  });

  test("can be gone back in, too", () => {
    expect(buttonsOf(open(meetingOf(60), 3)).map(({ title }) => title)).toContain("Lagre. Vis 25–36");
  });
});
