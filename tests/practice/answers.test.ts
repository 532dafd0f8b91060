import { describe, expect, test } from "vitest";
import { executeAnswer, taskAnswer } from "../../practice/room/answers.ts";

const BAD = { kind: "failed", code: "badAnswer" };
const CARD = "application/vnd.microsoft.card.adaptive";
const MESSAGE = "application/vnd.microsoft.activity.message";
const card = { type: "AdaptiveCard", version: "1.5" };

describe("the answer to a form", () => {
  test("closes the dialog when it hasn't a byte", () => {
    expect(taskAnswer(undefined, "submit")).toEqual({ kind: "closed" });
  });

  test.each([[{}], [null], [{ task: null }], [{ task: {} }], [[]], ["closed"], [{ statusCode: 200 }]])(
    "leaves it open when there is anything in it that is no task: %j",
    (body) => {
      expect(taskAnswer(body, "submit")).toEqual(BAD);
    },
  );

  test("is shown in the dialog's place when it is a text", () => {
    const told = { task: { type: "message", value: "gjort" } };
    expect(taskAnswer(told, "submit")).toEqual({ kind: "dialogMessage", text: "gjort" });
  });
});

describe("the answer to the opening of a form", () => {
  test("is an empty box when it is a text", () => {
    expect(taskAnswer({ task: { type: "message", value: "nei" } }, "fetch")).toEqual({ kind: "blankDialog" });
  });

  test("can't be empty", () => {
    expect(taskAnswer(undefined, "fetch")).toEqual(BAD);
  });
});

describe("the answer to a button", () => {
  test("may be a text, but not an empty one", () => {
    const said = (value: string) => ({ statusCode: 200, type: MESSAGE, value });
    expect(executeAnswer(said("gjort"), "manual")).toEqual({ kind: "toast", text: "gjort" });
    expect(executeAnswer(said(""), "manual")).toEqual(BAD);
  });

  test("has to be a card when the client asks of its own accord", () => {
    expect(executeAnswer({ statusCode: 200, type: CARD, value: card }, "automatic")).toEqual({ kind: "card", card });
    expect(executeAnswer({ statusCode: 200, type: MESSAGE, value: "gjort" }, "automatic")).toEqual(BAD);
  });

  test("is no answer when it is empty", () => {
    expect(executeAnswer(undefined, "manual")).toEqual(BAD);
  });
});
