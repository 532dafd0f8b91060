/** Files to look at and to keep: a PDF opens over the room, in the browser's own reader; all can be downloaded. */
import type { FileView } from "../api/views.ts";
import { h } from "./dom.ts";
import { icon } from "./icons.ts";
import { openModal } from "./modal.ts";
import type { Texts } from "./texts.ts";
import { LOCALE } from "./time.ts";

const KILOBYTES = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** `url` gives the address of a file by its place in the list; with `page`, the one to show it in the page by. */
export function fileList(
  files: readonly FileView[],
  label: string,
  t: Texts,
  url: (index: number, show?: "page") => string,
): HTMLElement {
  const row = ({ name, bytes, contentType }: FileView, index: number) =>
    h(
      "li",
      {},
      contentType === "application/pdf" &&
        h(
          "button",
          {
            type: "button",
            class: "button button-small",
            "aria-label": t.openFile(name),
            click: () => openPdf(name, url(index, "page"), t),
          },
          t.open,
        ),
      h(
        "a",
        { href: url(index), download: name },
        icon("file"),
        h("span", {}, name),
        h("span", { class: "hint" }, t.bytes(KILOBYTES.format(Math.ceil(bytes / 1024)))),
      ),
    );
  return h("ul", { class: "files", "aria-label": label }, ...files.map(row));
}

function openPdf(name: string, src: string, t: Texts): void {
  openModal({
    title: name,
    closeLabel: t.close,
    wide: true,
    content: [h("iframe", { class: "pdf", src, title: name })],
  });
}
