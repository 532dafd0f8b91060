import { namesIn, undecidedNames } from "../../src/meeting/afterwards/nameReview.ts";
import type { EndedMeeting } from "../../src/meeting/state.ts";
import { oneLine } from "../../src/text/oneLine.ts";
import { dialog, type Form, type FormContext, notice, send } from "../kit/formContext.ts";
import { type CardElement, choices, escapeMarkdown, setApart, subtle, text } from "../kit/kit.ts";
import { within } from "../kit/lists.ts";
import { NAME_INPUT } from "../verbs.ts";

const LIST_BUDGET = 20_000;
/** Shown on each side of a word, so that one sees what it is about. */
const AROUND_CHARS = 50;

/** Keep or leave out, for each word that is likely a child's name; those not decided on first. */
export const decideNames: Form<EndedMeeting> = (ctx) => {
  const { meeting, t } = ctx;
  const title = t("dialog.decideNames.title");
  const undecided = undecidedNames(meeting);
  const words = namesIn(meeting).toSorted((a, b) => Number(undecided.includes(b)) - Number(undecided.includes(a)));
  if (words.length === 0) return notice(ctx, title, "dialog.decideNames.none");
  const rows = within(
    words.map((word) => row(ctx, word, undecided.includes(word))),
    LIST_BUDGET,
  );
  const body = [
    text(t("dialog.decideNames.hint")),
    text(t("dialog.decideNames.open", { count: undecided.length }), { weight: "Bolder" }),
    ...rows,
    ...(rows.length === words.length ? [] : [subtle(t("dialog.decideNames.more"))]),
  ];
  return dialog(ctx, title, body, [send(ctx, t("dialog.save"), "decideNames")]);
};

/** One that was said to be no child is kept, until the leader says otherwise. */
function row(ctx: FormContext<EndedMeeting>, word: string, isOpen: boolean): CardElement {
  const { meeting, t } = ctx;
  const about = contextOf(ctx, word);
  const choice = choices({
    id: `${NAME_INPUT}${word}`,
    label: word,
    options: (["keep", "mask"] as const).map((value) => ({ value, title: t(`dialog.decideNames.${value}`) })),
    value: isOpen ? "" : (meeting.referat.work.decisions[word] ?? "keep"),
    expanded: true,
  });
  return setApart([...(about === undefined ? [] : [subtle(`«${escapeMarkdown(about)}»`)]), choice]);
}

/** Where the word stands in the referat, the first time; undefined where it no longer does. */
function contextOf({ referat = [] }: FormContext<EndedMeeting>, word: string): string | undefined {
  for (const { text } of referat) {
    const at = placeOf(word, text);
    if (at < 0) continue;
    const [from, to] = [Math.max(0, at - AROUND_CHARS), at + word.length + AROUND_CHARS];
    const shown = oneLine(text.slice(from, to).toWellFormed());
    return `${from > 0 ? "…" : ""}${shown}${to < text.length ? "…" : ""}`;
  }
  return undefined;
}

/** Index of `word` where it stands by itself: «Ola», not «Olav»; -1 for nowhere. */
function placeOf(word: string, text: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = [text[at - 1] ?? "", text[at + word.length] ?? ""];
    if (!around.some((sign) => /[\p{L}\p{N}]/u.test(sign))) return at;
  }
  return -1;
}
