/** Reads the body of a bot's answer to an invoke, as strictly as Teams does. */
import { z } from "zod";
import type { Answer } from "../api/answers.ts";

const CARD = "application/vnd.microsoft.card.adaptive";
const MESSAGE = "application/vnd.microsoft.activity.message";
const ERROR = "application/vnd.microsoft.error";

const CardBody = z.record(z.string(), z.unknown()).refine((card) => card.type === "AdaptiveCard");

const Executed = z.union([
  z.object({ statusCode: z.literal(200), type: z.literal(CARD), value: CardBody }),
  z.object({ statusCode: z.literal(200), type: z.literal(MESSAGE), value: z.string().min(1) }),
  z.object({
    statusCode: z.number(),
    type: z.literal(ERROR),
    value: z.object({ code: z.string(), message: z.string() }),
  }),
]);

const Size = z.union([z.string(), z.number()]).optional();
const Task = z.object({
  task: z.union([
    z.object({
      type: z.literal("continue"),
      value: z.object({
        title: z.string().default(""),
        height: Size,
        width: Size,
        card: z.object({ contentType: z.literal(CARD), content: CardBody }),
      }),
    }),
    z.object({ type: z.literal("message"), value: z.string() }),
  ]),
});

const BAD: Answer = { kind: "failed", code: "badAnswer" };

/** Whether Teams can't make anything of an answer. It sends the invoke again then. */
export function isUnreadable(answer: Answer): boolean {
  return answer.kind === "failed" && answer.code === "badAnswer";
}

/** The answer to an Action.Execute: a card, a short text or an error. A client that refreshes a card wants a card. */
export function executeAnswer(body: unknown, trigger: "manual" | "automatic"): Answer {
  const { success, data } = Executed.safeParse(body);
  if (!success) return BAD;
  if (data.type === CARD) return { kind: "card", card: data.value };
  if (data.type === ERROR) return { kind: "failed", code: "refused", text: data.value.message };
  return trigger === "automatic" ? BAD : { kind: "toast", text: data.value };
}

/**
 * The answer to a dialog's opening (`fetch`) or its form (`submit`); `body` is undefined when there was not a byte in
 * it, which closes a dialog.
 */
export function taskAnswer(body: unknown, kind: "fetch" | "submit"): Answer {
  if (body === undefined && kind === "submit") return { kind: "closed" };
  const { success, data } = Task.safeParse(body);
  if (!success) return BAD;
  if (data.task.type === "message") {
    return kind === "fetch" ? { kind: "blankDialog" } : { kind: "dialogMessage", text: data.task.value };
  }
  const { title, height, width, card } = data.task.value;
  return {
    kind: "dialog",
    dialog: {
      title,
      card: card.content,
      ...(height !== undefined && { height }),
      ...(width !== undefined && { width }),
    },
  };
}
