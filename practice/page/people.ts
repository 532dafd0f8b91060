/** Who is who: choose whom to be, and let people come and go. */

import type { PresenceRequest } from "../api/requests.ts";
import type { PersonView, RoomState } from "../api/views.ts";
import { attempt } from "./attempt.ts";
import { badge } from "./badge.ts";
import { type Child, h, redraw } from "./dom.ts";
import { face } from "./faces.ts";
import { icon } from "./icons.ts";
import { addPerson } from "./newPerson.ts";
import type { Seen } from "./seen.ts";
import type { PageState } from "./state.ts";
import { beginningOf, type Step } from "./steps.ts";
import type { Texts } from "./texts.ts";
import { send } from "./wire.ts";

export function peoplePanel(state: PageState, seen: Seen): HTMLElement {
  const list = h("ul", { class: "people" });
  const controls = h("div", { class: "meeting-controls" });
  const hint = h("p", { class: "hint" });
  /** Whose options are open. */
  let open = "";

  state.onChange(draw);
  return h("div", { class: "people-body" }, h("div", { class: "panel-body" }, hint, list), controls);

  function draw(): void {
    const { room, målform, t } = state;
    if (!room) return;
    redraw(hint, [room.mine, room.together, målform], () => [
      room.together ? t.togetherHint : room.mine ? t.othersHint : t.peopleHint,
      h("span", { class: "wide-only" }, ` ${t.keysHint}`),
    ]);
    const unread = room.people.map((person) => (person.id === room.me.id ? 0 : seen.unreadInPrivate(person)));
    const rung = room.people.map((person) => person.id !== room.me.id && seen.unread(person, "alerts") > 0);
    redraw(list, [room.people, room.together, room.me.id, room.meeting.status, unread, rung, open, målform], () =>
      room.people.map((person, index) => row(room, person, index, unread[index] ?? 0, rung[index] ?? false)),
    );
    // What the guide has a button for stands there.
    const guided = state.guide ? beginningOf(room)?.kind : undefined;
    redraw(controls, [room.meeting, room.mine, room.together, room.me.id, guided, målform], () =>
      meetingControls(state, room, guided),
    );
  }

  function row(room: RoomState, person: PersonView, index: number, unread: number, rung: boolean): HTMLElement {
    const { t, målform } = state;
    const me = person.id === room.me.id;
    const expanded = open === person.id;
    const toggle = () => {
      open = expanded ? "" : person.id;
      draw();
    };
    return h(
      "li",
      { class: `person ${person.inMeeting ? "present" : "away"}` },
      h(
        "button",
        {
          type: "button",
          class: "person-choose",
          "aria-current": me && "true",
          "data-focus": `be-${person.id}`,
          click: () => {
            state.be(person.id);
            if (!state.wide) state.open("meeting");
          },
        },
        face(person.name, index),
        person.inMeeting && h("span", { class: "hidden-visually" }, t.present),
        h(
          "span",
          { class: "person-words" },
          h(
            "span",
            { class: "person-name" },
            me && h("span", { class: "hidden-visually" }, `${t.youAre} `),
            person.name,
          ),
          h("span", { class: "person-about" }, about(person, t, person.title[målform])),
          ...statusOf(person, room, t),
        ),
        (rung || unread > 0) &&
          h(
            "span",
            { class: rung ? "news rung" : "news" },
            rung && icon("bell"),
            rung && h("span", { class: "hidden-visually" }, t.hasAlert),
            badge(unread, t),
          ),
      ),
      h(
        "button",
        {
          type: "button",
          class: "icon-button",
          "aria-label": t.options(person.name),
          "aria-expanded": String(expanded),
          "data-focus": `options-${person.id}`,
          click: toggle,
        },
        icon("more"),
      ),
      expanded && h("div", { class: "person-options" }, ...options(state, room, person)),
    );
  }
}

function about(person: PersonView, t: Texts, title: string): string {
  const teneste = person.teneste === "eining" && title !== "" ? "" : t.tenester[person.teneste];
  return [title, title.toLowerCase().includes(teneste.toLowerCase()) ? "" : teneste]
    .filter((part) => part !== "")
    .join(" · ");
}

function statusOf(person: PersonView, room: RoomState, t: Texts): readonly Child[] {
  const away = room.meeting.status === "running" && !person.inMeeting;
  const words = [
    !person.inChat ? t.outOfChat : !away ? "" : room.together ? t.inRoom : t.away,
    person.late && !person.inMeeting && !room.together ? t.late : "",
    person.hasApp ? "" : t.noApp,
    person.role === "organizer" ? t.organizer : "",
  ];
  const status = words.filter((word) => word !== "").join(" · ");
  return [status !== "" && h("span", { class: "tag" }, status)];
}

function options(state: PageState, { meeting }: RoomState, person: PersonView): readonly Child[] {
  const { t } = state;
  const personId = person.id;
  const presence = (action: PresenceRequest["action"], label: string) =>
    button(label, () => attempt(state, () => send("presence", { personId, action })));
  return [
    meeting.status === "running" && (person.inMeeting ? presence("leave", t.leave) : presence("join", t.join)),
    person.role !== "organizer" &&
      (person.inChat ? presence("removeFromChat", t.removeFromChat) : presence("addToChat", t.addToChat)),
    button(person.hasApp ? t.removeApp : t.installApp, () =>
      attempt(state, () => send("app", { personId, installed: !person.hasApp })),
    ),
  ];
}

function meetingControls(
  state: PageState,
  { meeting, mine, together, me }: RoomState,
  guided: Step["kind"] | undefined,
): readonly Child[] {
  const { t } = state;
  const running = meeting.status === "running";
  const label = running ? t.endMeeting : meeting.status === "ended" ? t.startAgain : t.startMeeting;
  return [
    guided !== "startMeeting" &&
      button(label, () => attempt(state, () => send("meeting", { action: running ? "end" : "start" })), "meeting"),
    running &&
      !together &&
      button(
        mine ? t.othersStop : t.othersGo,
        () => attempt(state, () => send("others", mine ? {} : { mine: me.id })),
        "others",
      ),
    !meeting.botInChat &&
      guided !== "addBot" &&
      button(t.addBot, () => attempt(state, () => send("app", { installed: true })), "bot"),
    button(t.addPerson, () => addPerson(state), "add"),
  ];
}

function button(label: string, act: () => unknown, name = label): HTMLElement {
  return h(
    "button",
    { type: "button", class: "button button-small", "data-focus": name, click: () => void act() },
    label,
  );
}
