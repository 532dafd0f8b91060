/** What a client asks the bot when somebody presses or sends, and how Teams reads the answer. */
import { randomUUID } from "node:crypto";
import type { Answer } from "../api/answers.ts";
import * as activities from "./activities.ts";
import { executeAnswer, isUnreadable, taskAnswer } from "./answers.ts";
import { type CardAction, reasonIn } from "./cards.ts";
import { chatOf, frameOf, type Stage } from "./stage.ts";
import type { Message, PersonState } from "./state.ts";
import type { TeamsActivity } from "./teamsActivity.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A button of a card that is answered with a card. */
export function execute(
  stage: Stage,
  person: PersonState,
  message: Message,
  action: Omit<CardAction, "type"> & { readonly data: Fields },
  trigger: "manual" | "automatic",
): Promise<Answer> {
  const chat = chatOf(stage, message.chatId);
  const press = { ...action, messageId: message.id };
  const activity = activities.execute(frameOf(stage), chat, person, press, trigger);
  return ask(stage, person, activity, (body) => executeAnswer(body, trigger));
}

/** A dialog that is opened, or sent. */
export async function task(
  stage: Stage,
  person: PersonState,
  kind: "fetch" | "submit",
  message: Message,
  data: Fields,
): Promise<Answer> {
  const chat = chatOf(stage, message.chatId);
  const activity = activities.task(frameOf(stage), chat, person, kind, { messageId: message.id, data });
  const answer = await ask(stage, person, activity, (body) => taskAnswer(body, kind));
  if (kind === "submit" && isTaken(answer)) {
    stage.deeds.note(person.id, data);
    stage.world.announce({ kind: "room" });
  }
  return answer;
}

type Read = (body: unknown) => Answer;

/** Sends an invoke, and once more when the answer can't be read or is lost; see the quirks `resend` and `answers`. */
async function ask(stage: Stage, person: PersonState, activity: TeamsActivity, read: Read): Promise<Answer> {
  const { resend, answers } = stage.world.quirks;
  const answer = await askOnce(stage, person, activity, read);
  if (resend === "off" || !(isUnreadable(answer) || answers === "lost")) return answer;
  const again = resend === "sameId" ? activity : { ...activity, id: `f:${randomUUID()}` };
  return askOnce(stage, person, again, read);
}

async function askOnce(stage: Stage, person: PersonState, activity: TeamsActivity, read: Read): Promise<Answer> {
  const { courier, complaints } = stage;
  const result = await courier.invoke(activity);
  if (!result.ok) return { kind: "failed", code: result.code };
  const answer = read(result.body);
  const kind = isUnreadable(answer) ? "badAnswer" : answer.kind === "blankDialog" && answer.kind;
  if (kind) complaints.push({ who: person.name, kind, value: activity.value, body: result.body });
  return answer;
}

/** The form was taken: it closes, or comes again without a reason why not, as a list. */
function isTaken(answer: Answer): boolean {
  return answer.kind === "closed" || (answer.kind === "dialog" && reasonIn(answer.dialog.card) === "");
}
