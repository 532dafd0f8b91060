/** The practice room's page, put together. */
import { clearNotes } from "./announce.ts";
import { listenForWays } from "./goTo.ts";
import { Seen } from "./seen.ts";
import { shell, stepPerson } from "./shell.ts";
import { PageState } from "./state.ts";

const state = new PageState();
const seen = new Seen(state);
document.body.replaceChildren(...shell(state, seen));
let me: string | undefined;
state.onChange(() => {
  if (state.room?.me.id === me) return;
  me = state.room?.me.id;
  clearNotes();
});
state.changed();

listenForWays();
document.addEventListener("keydown", (event) => {
  const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!event.altKey || by === undefined || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  stepPerson(state, by);
});
