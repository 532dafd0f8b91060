/** One message in a chat: who, when, and what, as text or card. */
import type { MessageView, Notice } from "../api/views.ts";
import { type CardAction, type DrawnCard, drawCard } from "./cards.ts";
import { h, newId } from "./dom.ts";
import { botFace, face } from "./faces.ts";
import { icon } from "./icons.ts";
import { escapeHtml, markdownToHtml } from "./markdown.ts";
import type { PageState } from "./state.ts";
import type { Texts } from "./texts.ts";
import { clockTime, LOCALE } from "./time.ts";

export interface DrawnMessage {
  readonly element: HTMLElement;
  readonly card: DrawnCard | undefined;
}

/** `onPress` hears what is pressed in the message's card. */
export function drawMessage(
  message: MessageView,
  state: PageState,
  onPress: (action: CardAction) => void,
): DrawnMessage {
  const { t, room } = state;
  if (message.from.kind === "teams" || !room) {
    return {
      element: h("p", { class: "notice" }, message.notice ? noticeText(message.notice, t) : ""),
      card: undefined,
    };
  }
  const { from } = message;
  const mine = from.kind === "person" && from.id === room.me.id;
  const number = from.kind === "person" ? room.people.findIndex((one) => one.id === from.id) : -1;
  const nameId = newId();
  const card = message.card && cardOf(message, state, onPress);
  const element = h(
    "article",
    {
      class: `message ${from.kind === "bot" ? "from-bot" : mine ? "mine" : "from-person"}`,
      "aria-labelledby": nameId,
      tabindex: -1,
    },
    from.kind === "bot" ? botFace() : face(from.name, number),
    h(
      "div",
      { class: "message-body" },
      h(
        "p",
        { class: "message-head" },
        h("span", { class: "message-name", id: nameId }, mine ? t.you : from.name),
        h("time", { datetime: new Date(message.sentAtMs).toISOString() }, t.at(clockTime(message.sentAtMs))),
        message.editedAtMs !== undefined && h("span", {}, t.edited(clockTime(message.editedAtMs))),
        message.alert && h("span", { class: "tag" }, icon("bell"), t.alerts[message.alert]),
        message.onlyForMe && h("span", { class: "tag" }, t.onlyForMe),
        message.ownView && h("span", { class: "tag" }, t.ownView),
      ),
      message.text !== undefined && message.text !== "" && textOf(message, room.bot.name),
      message.file !== undefined && h("p", { class: "bubble bubble-file" }, icon("file"), t.withFile(message.file)),
      card && h("div", { class: "card" }, card.element),
      message.card && !card && h("p", { class: "bubble" }, message.fallbackText ?? t.broken),
    ),
  );
  return { element, card };
}

/** What a message says in a line, for screen readers. */
export function spokenText({ text, fallbackText }: MessageView): string {
  return (text ?? fallbackText ?? "").replace(/<\/?at>/g, "");
}

/** What Teams itself writes. */
export function noticeText(notice: Notice, t: Texts): string {
  if (!("names" in notice)) return t.notices[notice.code];
  return t.notices[notice.code](new Intl.ListFormat(LOCALE, { type: "conjunction" }).format(notice.names));
}

/** Undefined when the renderer can't draw it. */
function cardOf(message: MessageView, state: PageState, onPress: (action: CardAction) => void): DrawnCard | undefined {
  try {
    return message.card && drawCard(message.card, { lang: state.room?.målform ?? "nn", onPress });
  } catch {
    return undefined;
  }
}

/** The bot's own text is markdown unless it says otherwise; everybody else's is plain. Both are escaped first. */
function textOf({ text = "", textFormat, mentions, from }: MessageView, botName: string): HTMLElement {
  const bubble = h("div", { class: "bubble" });
  const names = mentions.flatMap((mention) => /^<at>(.*)<\/at>$/s.exec(mention.text)?.[1] ?? []);
  if (from.kind === "bot" && textFormat === "markdown") bubble.innerHTML = markdownToHtml(text, { mentions: names });
  else bubble.innerHTML = plainHtml(text, from.kind === "bot" ? names : [], botName);
  return bubble;
}

function plainHtml(text: string, names: readonly string[], botName: string): string {
  const span = (name: string) => () => `<span class="mention">${name}</span>`;
  const tagged = names
    .map(escapeHtml)
    .reduce((html, name) => html.replaceAll(`&lt;at&gt;${name}&lt;/at&gt;`, span(name)), escapeHtml(text));
  return tagged.replaceAll(`@${escapeHtml(botName)}`, span(`@${escapeHtml(botName)}`));
}
