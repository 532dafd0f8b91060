import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEiningOpen } from "../../cards/einings/request.ts";
import { DIALOGS, NOBODY, parseAction, parseOpen } from "../../cards/verbs.ts";

const sent = (fields: Record<string, unknown>) => parseAction({ m: "m1", visit: 3, ...fields }, "olav");
const commandOf = (fields: Record<string, unknown>) => {
  const action = sent(fields);
  return action.kind === "command" ? action.command : action.kind;
};

describe("what a button or a form asks for", () => {
  test("names the meeting, the visit and whether the writer stands by it", () => {
    expect(sent({ verb: "pause", confirmed: "true" })).toEqual({
      kind: "command",
      meetingId: "m1",
      visit: 3,
      confirmed: true,
      goesOn: false,
      command: { type: "pause", because: "person" },
      verb: "pause",
    });
  });

  test("is for oneself unless the form names somebody", () => {
    expect(commandOf({ verb: "agree" })).toEqual({ type: "agree", personId: "olav" });
    expect(commandOf({ verb: "agree", personId: "" })).toEqual({ type: "agree", personId: "olav" });
    expect(commandOf({ verb: "agree", personId: "utan-app:1" })).toEqual({ type: "agree", personId: "utan-app:1" });
  });

  test("takes a role away where the form that asks for it comes without one, and says nothing of it otherwise", () => {
    const form = { verb: "updateParticipant", personId: "olav", teneste: "anna", present: "true" };
    const command = { type: "updateParticipant", personId: "olav", teneste: "anna", present: true };
    expect(commandOf(form)).toEqual(command);
    expect(commandOf({ ...form, asksRole: true })).toEqual({ ...command, role: "" });
    expect(commandOf({ ...form, asksRole: true, role: "SLT-\nkoordinator" })).toEqual({
      ...command,
      role: "SLT- koordinator",
    });
  });

  test.each(["addWithoutApp", "addRecipient"])("makes one line of a name with line breaks (%s)", (verb) => {
    const form = { verb, name: "Gro\r\n\u2028Li\tBerg", teneste: "nav", email: "gro@nav.example" };
    expect(commandOf(form)).toMatchObject({ type: verb, name: "Gro Li Berg" });
  });

  test("takes several choices joined by commas", () => {
    expect(commandOf({ verb: "vote", factorIds: "k1, k3,," })).toEqual({
      type: "vote",
      personId: "olav",
      factorIds: ["k1", "k3"],
    });
  });

  test.each(["", NOBODY])("leaves out a partner that was not chosen (%j)", (partner) => {
    const plan = {
      oppmerksomheit: "a",
      category: "social",
      goal: "b",
      successSigns: "c",
      responsible: "eining,ppt",
      startBy: "2027-03-01",
      evaluateBy: "2027-04-01",
      evaluatedBy: "d",
      evaluatedHow: "e",
    };
    expect(commandOf({ verb: "takeTiltak", id: "k4", partner, ...plan })).toEqual({
      type: "takeTiltak",
      id: "k4",
      plan: { ...plan, responsible: ["eining", "ppt"] },
    });
  });

  test("corrects a plan with the same fields as it was made with", () => {
    const plan = {
      oppmerksomheit: "a",
      category: "social",
      goal: "b",
      successSigns: "c",
      responsible: "eining",
      startBy: "2027-03-01",
      evaluateBy: "2027-04-01",
      evaluatedBy: "d",
      evaluatedHow: "e",
    };
    expect(commandOf({ verb: "correctPlan", id: "k4", partner: "nav", ...plan })).toEqual({
      type: "correctPlan",
      id: "k4",
      plan: { ...plan, responsible: ["eining"], partner: "nav" },
    });
  });

  test.each([
    ["Ny tekst", "Ny tekst"],
    ["", null],
    [" \n ", null],
    [undefined, null],
  ])("replaces a part of the referat, or with nothing written brings back the meeting's own (%j)", (text, given) => {
    expect(commandOf({ verb: "editSection", section: "factors", text })).toEqual({
      type: "editSection",
      section: "factors",
      text: given,
    });
  });

  test("takes what was decided on names from the input of each word, and nothing else", () => {
    const inputs = { "name:Ola": "keep", "name:Kari-Anne": "mask", "name:Per": "", "name:Eva": "burn", Ida: "keep" };
    expect(commandOf({ verb: "decideNames", ...inputs })).toEqual({
      type: "decideNames",
      decisions: { Ola: "keep", "Kari-Anne": "mask" },
    });
    expect(commandOf({ verb: "decideNames" })).toEqual({ type: "decideNames", decisions: {} });
  });

  test("is not led astray by words that are no words", () => {
    const data = JSON.parse('{"verb":"decideNames","m":"m1","name:__proto__":"keep","name:constructor":"mask"}');
    const action = parseAction(data, "olav");
    const decisions =
      action.kind === "command" && action.command.type === "decideNames" ? action.command.decisions : {};
    expect(Object.entries(decisions)).toEqual([
      ["__proto__", "keep"],
      ["constructor", "mask"],
    ]);
    expect(({} as Record<string, unknown>).keep).toBeUndefined();
  });

  test.each([
    [
      { verb: "leaveOutRecipient", personId: "per", reason: "Bad om det" },
      { personId: "per", reason: "Bad om det" },
    ],
    [{ verb: "restoreRecipient", personId: "per" }, { personId: "per" }],
    [
      { verb: "addRecipient", name: "Eva", email: "e@k.no" },
      { name: "Eva", email: "e@k.no" },
    ],
    [{ verb: "correctReferat", why: "Feil" }, { why: "Feil" }],
    [{ verb: "retryArchive" }, {}],
  ])("takes what the leader does with the referat as it is written (%j)", (fields, given) => {
    expect(commandOf(fields)).toEqual({ type: fields.verb, ...given });
  });

  test("appoints nobody when the secretary is to go", () => {
    expect(commandOf({ verb: "appointSecretary", personId: "" })).toEqual({ type: "appointSecretary", personId: null });
  });

  test("starts a meeting, also where nobody from outside reported the topic", () => {
    const form = {
      verb: "start",
      eining: "Lia skule",
      einingKind: "school",
      topic: "Uro",
      målform: "nn",
      totalMinutes: "45",
      sendAfterWorkingDays: "2",
    };
    expect(parseAction({ ...form, reportedById: NOBODY }, "olav")).toEqual({
      kind: "start",
      confirmed: false,
      form: {
        script: "bti",
        eining: "Lia skule",
        einingKind: "school",
        topic: "Uro",
        målform: "nn",
        totalMinutes: 45,
        sendAfterWorkingDays: 2,
      },
    });
    expect(parseAction({ ...form, totalMinutes: "50" }, "olav")).toEqual({ kind: "unknown" });
    expect(parseAction({ ...form, script: "tea" }, "olav")).toEqual({ kind: "unknown" });
  });
});

describe("what is not ours", () => {
  test.each([
    ["an unknown verb", { verb: "deleteAll" }],
    ["a verb of Object", { verb: "constructor" }],
    ["a contribution without a phase", { verb: "contribute", text: "a" }],
    ["a kind of tiltak that does not exist", { verb: "contribute", phase: "tiltak", factorId: "k1", kind: "magic" }],
    ["a responsible that does not exist", { verb: "describe", what: "a", behind: "b", grounds: "stars" }],
    ["a teneste that does not exist", { verb: "updateParticipant", personId: "olav", teneste: "nasa" }],
    ["a part that the referat does not have", { verb: "editSection", section: "tiltak", text: "a" }],
    ["a recipient who is nobody", { verb: "leaveOutRecipient", reason: "a" }],
    ["a number that is no number", { verb: "lengthen", minutes: "ten" }],
  ])("%s is unknown", (_what, fields) => {
    expect(sent(fields)).toEqual({ kind: "unknown" });
  });

  test("a command without a meeting is unknown", () => {
    expect(parseAction({ verb: "pause" }, "olav")).toEqual({ kind: "unknown" });
  });

  test("whatever is sent, it is never a crash", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }), (data) => {
        expect(parseAction(data, "olav")).toEqual({ kind: "unknown" });
        expect(parseOpen(data)).toBeUndefined();
      }),
    );
  });

  test("garbage in the fields of a known verb is either understood or unknown", () => {
    const verbs = [
      "contribute",
      "vote",
      "takeTiltak",
      "evaluate",
      "describe",
      "start",
      "goBack",
      "appointSecretary",
      "editSection",
      "correctPlan",
      "decideNames",
      "refresh",
    ];
    const fields = [
      "id",
      "text",
      "phase",
      "personId",
      "factorIds",
      "grounds",
      "minutes",
      "kind",
      "confirmed",
      "section",
      "name:Ola",
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...verbs),
        fc.dictionary(fc.constantFrom(...fields), fc.anything()),
        fc.option(fc.anything()),
        (verb, garbage, visit) => {
          expect(["command", "unknown", "start", "refresh"]).toContain(
            parseAction({ m: "m1", visit, ...garbage, verb }, "olav").kind,
          );
        },
      ),
    );
  });

  test("only our own dialogs are opened", () => {
    for (const dialog of DIALOGS) expect(parseOpen({ dialog, m: "m1" })).toEqual({ dialog, m: "m1" });
    expect(parseOpen({ dialog: "__proto__", m: "m1" })).toBeUndefined();
  });
});

describe("a number that no card of ours has", () => {
  const ODD = [1.5, -1, 1e300, 10_000, "1.5", "-1", "10000", "１"];
  test.each(ODD)("is no number of minutes: %s", (minutes) => {
    expect(parseAction({ verb: "lengthen", m: "m1", minutes }, "leader").kind).toBe("unknown");
  });
  test.each(ODD)("is no page: %s", (page) => {
    expect(parseOpen({ dialog: "mine", m: "m1", page })?.page).toBeUndefined();
    expect(parseEiningOpen({ dialog: "einings", page })).toEqual({ dialog: "einings" });
  });
});
