/** Topics that an eining keeps for its next meetings, and those that meetings have taken. */
import type { Topic } from "../../src/einings/state.ts";
import { waitingTopics } from "../../src/einings/topics.ts";
import { osloDate } from "../../src/meeting/oslo.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { dateText } from "../../src/text/dates.ts";
import { buttons, type CardElement, form, heading, setApart, shortText, subtle, text, textInput } from "../kit/kit.ts";
import { type EiningForm, pressesForm, sendsForm } from "./kit.ts";

/** Of those that were taken, the newest; a form stays small enough for a phone. */
const TAKEN = 5;

export const topicsForm: EiningForm = ({ t, eining, einingId: e, request }) => {
  const waiting = waitingTopics(eining);
  const taken = eining.topics.filter((topic) => topic.taken !== undefined && topic.text !== "").slice(-TAKEN);
  const row = (topic: Topic): CardElement => {
    const { text: words, taken: since } = topic;
    const about =
      since === undefined ? [] : [subtle(t("eining.topic.taken", { date: dateText(osloDate(since.atMs)) }))];
    const drop = pressesForm(t("eining.topic.drop"), "einingDropTopic", { e, key: topic.id });
    return setApart([text(shortText(words)), ...about, ...buttons(drop)]);
  };
  const body = [
    text(t("eining.topics.hint")),
    textInput(t, {
      id: "text",
      label: t("eining.topic.label"),
      required: t("dialog.write"),
      limit: LIMITS.sentenceChars,
      multiline: true,
      value: request.about ?? "",
    }),
    subtle(t("dialog.noChildren")),
    heading(t("eining.topics.waiting")),
    ...(waiting.length === 0 ? [text(t("eining.topics.none"))] : waiting.map(row)),
    ...(taken.length === 0 ? [] : [heading(t("eining.topics.taken")), ...taken.map(row)]),
  ];
  return form(t("eining.topics.title"), body, [sendsForm(t("eining.topic.keep"), "einingKeepTopic", { e })], t.målform);
};
