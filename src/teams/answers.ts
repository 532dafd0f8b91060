/** The answers that Teams expects to an invoke. The HTTP status is always 200; what went wrong stands in the body. */

import type { Answer } from "../app/turns/answer.ts";
import type { InvokeAnswer } from "./adapter.ts";
import { CARD_TYPE } from "./messenger.ts";

const MESSAGE_TYPE = "application/vnd.microsoft.activity.message";

/** As Teams is to be told it. */
export function invokeAnswer(answer: Answer): InvokeAnswer {
  switch (answer.kind) {
    case "card":
      return { status: 200, body: { statusCode: 200, type: CARD_TYPE, value: answer.card } };
    case "text":
      return { status: 200, body: { statusCode: 200, type: MESSAGE_TYPE, value: answer.text } };
    case "dialog": {
      // Teams knows `message` besides `continue`, but shows an empty box where that is the answer to opening.
      const { title, card } = answer.dialog;
      const value = { title, height: "large", width: "medium", card: { contentType: CARD_TYPE, content: card } };
      return { status: 200, body: { task: { type: "continue", value } } };
    }
    case "nothing":
      // No body at all closes a sent form: `{}` and `null` are faults there, and the person sends again.
      return { status: 200 };
  }
}
