import type { EiningKind, Målform } from "../../src/meeting/events.ts";
import { MALFORMER, ROOMS } from "../../src/meeting/events.ts";
import type { PersonId } from "../../src/meeting/people.ts";
import { LIMITS } from "../../src/meeting/script/limits.ts";
import { scriptOf, scriptsForTopics, USUAL_SCRIPT } from "../../src/meeting/script/scripts.ts";
import type { Translate } from "../../src/text/text.ts";
import { capital } from "../../src/text/words.ts";
import type { Dialog } from "../kit/context.ts";
import { type Action, type CardElement, choices, excerpt, form, submit, subtle, text, textInput } from "../kit/kit.ts";
import { keptTopicKey, NOBODY } from "../verbs.ts";

const EINING_KINDS: readonly EiningKind[] = ["school", "kindergarten"];
/** Working days; 0 is not before it is approved. */
const SEND_AFTER = [0, 1, 2, 5] as const;

export interface StartFormContext {
  /** Those who may have reported the topic. */
  readonly members: readonly { readonly id: PersonId; readonly name: string }[];
  readonly målform: Målform;
  /** What is known of the unit, from an earlier meeting for example. */
  readonly eining?: string;
  readonly einingKind?: EiningKind;
  /** Those that whoever starts works in. */
  readonly own?: readonly OwnEining[];
  /** What those have kept to take up. */
  readonly topics?: readonly (Pick<OwnEining, "einingId"> & {
    readonly eining: string;
    readonly id: string;
    readonly text: string;
  })[];
  /** They have something in the stafettlogg to follow up instead. */
  readonly canFollowUp?: boolean;
  readonly t: Translate;
}

interface OwnEining {
  readonly einingId: string;
  readonly name: string;
  readonly einingKind: EiningKind;
}

/** Whoever works in more has them written in. */
const MOST_OWN = 20;
/** Of kept topics, and how much of each stands in the list. */
const MOST_TOPICS = 30;
const TOPIC_CHARS = 150;

/** The form that starts a meeting; sent with verb `start`. */
export function startDialog(ctx: StartFormContext): Dialog {
  const { members, målform, own: [only, another] = [], t } = ctx;
  // Where there is one, nobody has to choose.
  const { eining = "", einingKind } =
    only !== undefined && another === undefined ? { eining: only.name, einingKind: only.einingKind } : ctx;
  const { lasts } = scriptOf({ script: USUAL_SCRIPT });
  const title = t("dialog.startFollowUp.instead");
  const instead: Action[] = ctx.canFollowUp
    ? [{ type: "Action.Submit", title, data: { dialog: "startFollowUp" }, associatedInputs: "none" }]
    : [];
  const required = t("dialog.choose");
  const reporters = members.slice(0, LIMITS.participants).map(({ id, name }) => ({ value: id, title: name }));
  const body = [
    text(t("dialog.start.hint")),
    ...scriptInput(t),
    ...(another === undefined ? [einingInput(t, eining)] : ownInputs(ctx)),
    choices({
      id: "einingKind",
      label: t("dialog.start.einingKind"),
      required,
      options: EINING_KINDS.map((value) => ({ value, title: capital(t(`einingKind.${value}`)) })),
      value: einingKind ?? "school",
      expanded: true,
    }),
    ...topicInputs(ctx),
    subtle(t("dialog.start.topicHint")),
    choices({
      id: "room",
      label: t("dialog.start.room"),
      options: ([NOBODY, ...ROOMS] as const).map((value) => ({ value, title: t(`dialog.start.room.${value}`) })),
      value: NOBODY,
    }),
    ...(reporters.length === 0
      ? []
      : [
          choices({
            id: "reportedById",
            label: t("dialog.start.reportedBy"),
            options: [{ value: NOBODY, title: t("dialog.start.nobody") }, ...reporters],
            value: NOBODY,
          }),
        ]),
    choices({
      id: "målform",
      label: t("dialog.start.målform"),
      required,
      options: MALFORMER.map((value) => ({ value, title: capital(t(`målform.${value}`)) })),
      value: målform,
    }),
    choices({
      id: "totalMinutes",
      label: t("dialog.start.totalMinutes"),
      required,
      options: lasts.choices.map((count) => ({ value: String(count), title: t("minutes", { count }) })),
      value: String(lasts.usual),
    }),
    sendAfterInput(t),
    subtle(t("dialog.start.sendHint")),
  ];
  return form(
    t("dialog.start.title"),
    body,
    [submit(t("dialog.start.start"), "start", undefined), ...instead],
    målform,
  );
}

/** When the referat goes out. */
export function sendAfterInput(t: Translate): CardElement {
  return choices({
    id: "sendAfterWorkingDays",
    label: t("dialog.start.sendAfter"),
    required: t("dialog.choose"),
    options: SEND_AFTER.map((days) => ({ value: String(days), title: t("dialog.start.sends", { days }) })),
    value: String(SEND_AFTER[0]),
  });
}

function einingInput(t: Translate, value: string): CardElement {
  const [label, required] = [t("dialog.start.eining"), t("dialog.write")];
  return textInput(t, { id: "eining", label, required, limit: LIMITS.nameChars, value });
}

/** One of several, or another one. */
function ownInputs({ own = [], eining, t }: StartFormContext): CardElement[] {
  const shown = own.slice(0, MOST_OWN);
  const last = shown.find(({ name }) => name === eining) ?? shown[0];
  const options = shown.map(({ einingId, name }) => ({ value: einingId, title: name }));
  return [
    choices({
      id: "einingId",
      label: t("eining.start.choose"),
      required: t("dialog.choose"),
      options: [...options, { value: NOBODY, title: t("eining.start.other") }],
      value: last?.einingId ?? NOBODY,
    }),
    textInput(t, { id: "eining", label: t("eining.start.otherName"), limit: LIMITS.nameChars }),
  ];
}

/** One of those that were kept, or words of one's own; who chooses and writes says the kept one better. */
function topicInputs({ topics = [], own = [], t }: StartFormContext): CardElement[] {
  const written = { id: "topic", limit: LIMITS.sentenceChars, multiline: true };
  if (topics.length === 0)
    return [textInput(t, { ...written, label: t("dialog.start.topic"), required: t("dialog.write") })];
  const options = topics.slice(0, MOST_TOPICS).map(({ text: words, eining, ...topic }) => {
    const said = own.length < 2 ? words : t("eining.start.topicOf", { topic: words, eining });
    return { value: keptTopicKey(topic), title: excerpt(said.replace(/\s+/g, " "), TOPIC_CHARS) };
  });
  return [
    choices({
      id: "keptTopic",
      label: t("eining.start.topic"),
      options: [{ value: NOBODY, title: t("eining.start.otherTopic") }, ...options],
      value: NOBODY,
    }),
    textInput(t, { ...written, label: t("eining.start.topicWords") }),
  ];
}

/** Which kind of meeting, where there are several. */
function scriptInput(t: Translate): CardElement[] {
  const options = scriptsForTopics().map(({ id, texts }) => ({ value: id, title: t(`script.${texts}`) }));
  if (options.length < 2) return [];
  const [label, required] = [t("dialog.start.script"), t("dialog.choose")];
  return [choices({ id: "script", label, required, options, value: USUAL_SCRIPT, expanded: true })];
}
