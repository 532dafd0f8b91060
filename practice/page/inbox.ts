/** The chosen person's mails: a list of subjects, and the one that is open. */
import type { MailView } from "../api/views.ts";
import { attempt } from "./attempt.ts";
import { type Child, h, redraw } from "./dom.ts";
import { fileList } from "./fileList.ts";
import { icon } from "./icons.ts";
import type { PageState } from "./state.ts";
import type { Texts } from "./texts.ts";
import { clockTime, dayName } from "./time.ts";
import { attachmentUrl, mailHtmlUrl, readMails } from "./wire.ts";

export function inbox(state: PageState): HTMLElement {
  const element = h("div", { class: "inbox" });
  let mails: readonly MailView[] = [];
  let readFor = "";
  let open: string | undefined;

  state.onChange(() => {
    const { room } = state;
    if (!room) return;
    const now = `${room.me.id} ${room.me.mails}`;
    if (now !== readFor) {
      if (!readFor.startsWith(room.me.id)) {
        mails = [];
        open = undefined;
      }
      readFor = now;
      void read(room.me.id, now);
    }
    draw();
  });
  return element;

  async function read(personId: string, now: string): Promise<void> {
    const found = await attempt(state, () => readMails(personId));
    if (!found || readFor !== now) return;
    mails = found;
    draw();
  }

  function show(mail: string | undefined, focus: string): void {
    open = mail;
    draw();
    element.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
  }

  function draw(): void {
    const { room, t, målform } = state;
    if (!room) return;
    const mail = mails.find((one) => one.id === open);
    redraw(element, [mails.map((one) => one.id), mail?.id, room.me.id, room.me.email, målform], () =>
      mail ? opened(mail, room.me.id, t, () => show(undefined, mail.id)) : list(room.me.name, room.me.email),
    );
  }

  function list(name: string, email: string | undefined): readonly Child[] {
    const { t } = state;
    if (mails.length === 0) return [h("p", { class: "empty" }, email === undefined ? t.noAddress(name) : t.noMail)];
    const row = (mail: MailView) =>
      h(
        "li",
        {},
        h(
          "button",
          { type: "button", class: "mail-row", "data-focus": mail.id, click: () => show(mail.id, "mail-title") },
          h("span", { class: "mail-from" }, mail.from),
          h("time", { datetime: new Date(mail.dateMs).toISOString() }, clockTime(mail.dateMs)),
          h("span", { class: "mail-subject" }, mail.subject),
        ),
      );
    return [h("ul", { class: "mails", "aria-label": t.mailList }, ...mails.map(row))];
  }
}

function opened(mail: MailView, personId: string, t: Texts, back: () => void): readonly Child[] {
  const body = mail.hasHtml
    ? h("iframe", {
        class: "mail-html",
        sandbox: "",
        src: mailHtmlUrl(personId, mail.id),
        title: t.mailBody(mail.subject),
      })
    : h("pre", { class: "mail-text", tabindex: 0 }, mail.text);
  return [
    h("button", { type: "button", class: "button button-small back", click: back }, icon("back"), t.backToList),
    h("h3", { class: "mail-title", tabindex: -1, "data-focus": "mail-title" }, mail.subject),
    h(
      "dl",
      { class: "mail-head" },
      ...fact(t.from, mail.from),
      ...fact(t.to, mail.to),
      ...fact(t.sent, sentAt(mail, t)),
    ),
    mail.attachments.length > 0 &&
      fileList(mail.attachments, t.attachments, t, (index, show) => attachmentUrl(personId, mail.id, index, show)),
    body,
  ];
}

function sentAt({ dateMs }: MailView, t: Texts): string {
  return `${dayName(dateMs, t.weekdays)} ${t.at(clockTime(dateMs))}`;
}

function fact(term: string, value: string): readonly Child[] {
  return [h("dt", {}, term), h("dd", {}, value)];
}
