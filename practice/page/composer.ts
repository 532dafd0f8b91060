/** The box to write in. What is written stays with its person and chat until it is sent. */
import type { ChatView } from "../api/views.ts";
import { fileButton } from "./attach.ts";
import { attempt } from "./attempt.ts";
import { h, newId, redraw } from "./dom.ts";
import { draftOf, keepDraft } from "./drafts.ts";
import { icon } from "./icons.ts";
import type { PageState } from "./state.ts";
import { send } from "./wire.ts";

export interface Composer {
  readonly element: HTMLElement;
  /** Without a chat there is nothing to write in. */
  draw(chat: ChatView | undefined): void;
}

export function composer(state: PageState, kind: ChatView["kind"]): Composer {
  const id = newId();
  const box = h("textarea", { id, rows: 1, maxlength: 4000 });
  const label = h("label", { for: id, class: "hidden-visually" });
  const mention = h("button", { type: "button", class: "mention-button", hidden: kind !== "meeting" });
  const files = kind === "personal" ? fileButton(state, (problem) => (hint.textContent = problem)) : undefined;
  const submit = h("button", { type: "submit", class: "send" });
  const hint = h("p", { class: "hint", role: "status" });
  const element = h(
    "form",
    { class: "composer" },
    hint,
    files?.chosen,
    h("div", { class: "composer-row" }, label, box, files?.button, mention, submit),
  );
  let key = "";
  let chatId = "";

  const keep = () => keepText(key, box.value);
  box.addEventListener("input", keep);
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    element.requestSubmit();
  });
  mention.addEventListener("click", () => {
    const name = `@${state.room?.bot.name} `;
    if (!box.value.includes(name.trim())) box.value = name + box.value;
    keep();
    box.focus();
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    void say();
  });

  async function say(): Promise<void> {
    const { room, t } = state;
    const text = box.value.trim();
    const file = files?.take();
    if (!room || (text === "" && file === undefined)) return;
    const written = { key, text: box.value };
    box.value = "";
    keep();
    const said = { personId: room.me.id, chatId, text };
    const read = file && { file: { name: file.name, base64: await file.base64 } };
    const answer = await attempt(state, () => send("say", { ...said, ...read }));
    if (!answer) {
      keepText(written.key, written.text);
      if (key !== written.key) return;
      if (box.value === "") box.value = written.text;
      files?.putBack(file);
      return;
    }
    hint.textContent = answer.seenByBot ? "" : t.unseen(room.bot.name);
  }

  return {
    element,
    draw(chat) {
      const { room, t, målform } = state;
      element.hidden = chat === undefined;
      if (!room || !chat) return;
      const next = `${room.me.id} ${chat.id}`;
      if (next !== key) {
        box.value = draftOf(next)?.text ?? "";
        hint.textContent = "";
        files?.clear();
      }
      key = next;
      chatId = chat.id;
      box.placeholder = kind === "meeting" ? t.placeholderMeeting : t.placeholderPrivate;
      redraw(label, målform, () => [t.write(kind === "meeting" ? t.meeting : t.privately)]);
      files?.draw();
      mention.ariaLabel = t.mention(room.bot.name);
      redraw(mention, [målform, room.bot.name], () => [
        h("span", { class: "wide-only" }, t.mention(room.bot.name)),
        h("span", { class: "narrow-only" }, "@"),
      ]);
      redraw(submit, målform, () => [icon("send"), h("span", {}, t.send)]);
    },
  };
}

function keepText(place: string, text: string): void {
  keepDraft(place, text === "" ? undefined : { text });
}
