/** The button beside the box to write in that puts a file to what is sent. */
import { h, newId, redraw } from "./dom.ts";
import { icon } from "./icons.ts";
import type { PageState } from "./state.ts";

interface Attached {
  readonly name: string;
  /** Read from when it was chosen: whoever is quick sends it, or turns to somebody else, before it has been. */
  readonly base64: Promise<string>;
}

export interface FileButton {
  readonly button: HTMLElement;
  /** The file that has been chosen, with the way to take it away again. */
  readonly chosen: HTMLElement;
  /** The file to send: it is chosen no more, so that nobody sends it twice. */
  take(): Attached | undefined;
  /** It was not sent after all. */
  putBack(file: Attached | undefined): void;
  clear(): void;
  draw(): void;
}

/** More than the bot takes, so that one can see what it says of it. */
const MOST_BYTES = 10_000_000;

/** `tell` says what could not be taken. */
export function fileButton(state: PageState, tell: (problem: string) => void): FileButton {
  const id = newId();
  // The browser's own field: it opens by mouse, key and voice, and says itself what it is.
  const input = h("input", { id, type: "file", class: "hidden-visually", accept: ".csv,.ics,.txt,.xlsx" });
  const label = h("label", { for: id, class: "attach-label" });
  const remove = h("button", { type: "button", class: "attached" });
  const chosen = h("div", { class: "attached-row", hidden: true }, remove);
  let attached: Attached | undefined;

  function show(file: Attached | undefined): void {
    attached = file;
    chosen.hidden = file === undefined;
    if (file === undefined) input.value = "";
    draw();
  }

  function draw(): void {
    const { t, målform } = state;
    redraw(label, målform, () => [icon("file"), h("span", { class: "hidden-visually" }, t.attach)]);
    label.title = t.attach;
    redraw(remove, [målform, attached?.name], () => [icon("close"), t.removeFile(attached?.name ?? "")]);
  }

  input.addEventListener("change", choose);
  function choose(): void {
    const file = input.files?.[0];
    if (file === undefined) return;
    tell("");
    if (file.size > MOST_BYTES) {
      show(undefined);
      tell(state.t.fileTooLarge);
      return;
    }
    show({ name: file.name, base64: base64Of(file) });
  }
  remove.addEventListener("click", () => {
    show(undefined);
    input.focus();
  });

  return {
    button: h("span", { class: "attach" }, input, label),
    chosen,
    take() {
      const file = attached;
      show(undefined);
      return file;
    },
    putBack(file) {
      if (attached === undefined) show(file);
    },
    clear: () => show(undefined),
    draw,
  };
}

/** Empty where the file can't be read: it was taken away, or is no file. */
function base64Of(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.addEventListener("loadend", () => resolve(String(reader.result ?? "").split(",")[1] ?? ""));
    reader.readAsDataURL(file);
  });
}
