/** The page's frame: where people, meeting, private chat and inbox stand, on a wide page and on a narrow one. */
import { announcers } from "./announce.ts";
import { archive } from "./archive.ts";
import { badge } from "./badge.ts";
import { ChatPane } from "./chat.ts";
import { h, newId, redraw } from "./dom.ts";
import { face } from "./faces.ts";
import { guide } from "./guide.ts";
import { type IconName, icon } from "./icons.ts";
import { inbox } from "./inbox.ts";
import { peoplePanel } from "./people.ts";
import type { Seen } from "./seen.ts";
import type { PageState, Panel, Side } from "./state.ts";
import type { Texts } from "./texts.ts";
import { topbar } from "./topbar.ts";

export function shell(state: PageState, seen: Seen): readonly HTMLElement[] {
  const skip = h("a", { class: "skip", href: "#meeting" });
  const guideSection = h("section", { class: "guide", tabindex: -1 }, guide(state, seen));
  const people = panel("people", peoplePanel(state, seen), (t) => t.people);
  const meeting = panel("meeting", new ChatPane(state, "meeting").element, (t) => t.meeting);
  meeting.querySelector("header")?.replaceChildren(meetingTitle(state, meeting), whoAmI(state));
  const privately = new ChatPane(state, "personal").element;
  const side = sidePanel(state, seen, { private: privately, inbox: inbox(state), archive: archive(state) });
  const nav = bottomNav(state, seen);
  const content = h("main", { class: "content" }, people, meeting, side);

  state.onChange(() => {
    const { t, målform, room } = state;
    document.documentElement.lang = målform;
    document.title = room ? `${room.me.name} – ${t.room}` : t.room;
    skip.textContent = t.skip;
    guideSection.ariaLabel = t.guide;
    guideSection.hidden = !state.guide;
    const moved = content.dataset.panel !== state.panel && !nav.contains(document.activeElement);
    content.dataset.panel = state.panel;
    if (moved && room && !state.wide) {
      const place = { people, meeting, private: side, inbox: side, archive: side }[state.panel];
      place.focus({ preventScroll: true });
    }
    content.ariaBusy = String(room === undefined);
  });
  return [skip, topbar(state), guideSection, content, nav, ...announcers];

  function panel(name: Panel, body: HTMLElement, title: (t: Texts) => string): HTMLElement {
    const heading = h("h2", { id: newId() });
    state.onChange(() => {
      heading.textContent = title(state.t);
    });
    return h(
      "section",
      { class: `panel panel-${name}`, id: name, "aria-labelledby": heading.id, tabindex: -1 },
      h("header", { class: "panel-head" }, heading),
      body,
    );
  }
}

/** What the meeting is called and whether it is going on; the panel itself is named for what it is. */
function meetingTitle(state: PageState, panel: HTMLElement): HTMLElement {
  const element = h("div", { class: "meeting-title" });
  panel.removeAttribute("aria-labelledby");
  state.onChange(() => {
    const { room, t, målform } = state;
    panel.ariaLabel = t.meeting;
    if (!room) return;
    const { title, status } = room.meeting;
    redraw(element, [title, status, målform], () => [
      h("h2", {}, title),
      h("p", { class: `meeting-status ${status}` }, t.meetingStatus[status]),
    ]);
  });
  return element;
}

/** Who one is, and a step to the person before or after. */
function whoAmI(state: PageState): HTMLElement {
  const element = h("div", { class: "who" });
  state.onChange(() => {
    const { room, t, målform } = state;
    if (!room) return;
    const { me, people } = room;
    const step = (by: number, label: string, name: IconName) =>
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": label,
          title: label,
          "aria-keyshortcuts": by < 0 ? "Alt+ArrowUp" : "Alt+ArrowDown",
          "data-focus": `who${by}`,
          click: () => stepPerson(state, by),
        },
        icon(name),
      );
    redraw(element, [me.id, people.map((one) => one.id), målform], () => [
      face(
        me.name,
        people.findIndex((one) => one.id === me.id),
      ),
      h("p", {}, h("span", { class: "hint" }, t.youAre), " ", h("strong", {}, me.name)),
      step(-1, t.previous, "up"),
      step(1, t.next, "down"),
    ]);
  });
  return element;
}

/** Becomes the next person in the list, or an earlier one. */
export function stepPerson(state: PageState, by: number): void {
  const { room } = state;
  if (!room) return;
  const { people, me } = room;
  const at = people.findIndex((one) => one.id === me.id);
  const person = people[(at + by + people.length) % people.length];
  if (person) state.be(person.id);
}

const SIDE = ["private", "inbox", "archive"] as const satisfies readonly Side[];

/** Private chat, inbox and archive: tabs on a wide page; on a narrow one the bar at the bottom chooses. */
function sidePanel(state: PageState, seen: Seen, bodies: Readonly<Record<Side, HTMLElement>>): HTMLElement {
  const tabs = SIDE.map((name) => {
    const tab = h("button", { type: "button", class: "tab", role: "tab", id: newId(), "aria-controls": `tab-${name}` });
    const body = h(
      "div",
      { class: "tab-body", id: `tab-${name}`, role: "tabpanel", "aria-labelledby": tab.id },
      bodies[name],
    );
    tab.addEventListener("click", () => state.open(name));
    return { name, tab, body };
  });
  const list = h("div", { class: "tabs", role: "tablist" }, ...tabs.map(({ tab }) => tab));
  list.addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    const by = key === "ArrowRight" ? 1 : -1;
    const other = tabs.at((SIDE.indexOf(state.side) + by) % SIDE.length);
    if (!other) return;
    state.open(other.name);
    other.tab.focus();
  });
  const heading = h("h2", {});
  const head = h("header", { class: "panel-head" }, heading, whoAmI(state));
  const panel = h(
    "section",
    { class: "panel panel-side", id: "side", tabindex: -1 },
    list,
    head,
    ...tabs.map(({ body }) => body),
  );
  state.onChange(() => {
    const { room, t, side, målform } = state;
    panel.ariaLabel = t.side;
    list.ariaLabel = t.side;
    const titles = { private: t.privately, inbox: t.inbox, archive: t.archive };
    heading.textContent = titles[side];
    for (const { name, tab, body } of tabs) {
      const unread = room && side !== name && name !== "archive" ? seen.unread(room.me, name) : 0;
      tab.ariaSelected = String(side === name);
      tab.tabIndex = side === name ? 0 : -1;
      body.hidden = side !== name;
      redraw(tab, [unread, målform], () => [titles[name], badge(unread, t)]);
    }
  });
  return panel;
}

const PLACES = [
  ["people", "people"],
  ["meeting", "chat"],
  ["private", "lock"],
  ["inbox", "mail"],
  ["archive", "file"],
] as const satisfies readonly (readonly [Panel, IconName])[];

/** On a narrow page: one place at a time. */
function bottomNav(state: PageState, seen: Seen): HTMLElement {
  const nav = h("nav", { class: "bottom-nav" });
  state.onChange(() => {
    const { room, t, målform, panel } = state;
    if (!room) return;
    nav.ariaLabel = t.views;
    const others = room.people.filter((one) => one.id !== room.me.id);
    const news: Readonly<Record<Panel, number>> = {
      people: others.reduce((sum, person) => sum + seen.unreadInPrivate(person), 0),
      meeting: seen.unread(room.me, "meeting"),
      private: seen.unread(room.me, "private"),
      inbox: seen.unread(room.me, "inbox"),
      archive: 0,
    };
    const words = {
      people: t.peopleShort,
      meeting: t.meetingShort,
      private: t.privateShort,
      inbox: t.inbox,
      archive: t.archive,
    };
    redraw(nav, [panel, news, målform], () =>
      PLACES.map(([place, picture]) =>
        h(
          "button",
          {
            type: "button",
            class: "place",
            "aria-current": place === panel && "page",
            "data-focus": place,
            click: () => state.open(place),
          },
          icon(picture),
          h("span", {}, words[place]),
          badge(news[place], t),
        ),
      ),
    );
  });
  return nav;
}
