/** What has been delivered to the archive: each package with its files. */
import type { PackageView } from "../api/views.ts";
import { attempt } from "./attempt.ts";
import { type Child, h, redraw } from "./dom.ts";
import { fileList } from "./fileList.ts";
import type { PageState } from "./state.ts";
import { archiveFileUrl, readArchive } from "./wire.ts";

export function archive(state: PageState): HTMLElement {
  const element = h("div", { class: "shelf" });
  let packages: readonly PackageView[] = [];
  let readAt = -1;

  state.onChange(() => {
    const { room } = state;
    if (!room) return;
    if (room.archived !== readAt) {
      readAt = room.archived;
      void read(readAt);
    }
    draw();
  });
  return element;

  async function read(now: number): Promise<void> {
    const found = await attempt(state, () => readArchive());
    if (!found || readAt !== now) return;
    packages = found;
    draw();
  }

  function draw(): void {
    const { målform } = state;
    redraw(element, [packages, målform], () => list());
  }

  function list(): readonly Child[] {
    const { t } = state;
    if (packages.length === 0) return [h("p", { class: "empty" }, t.noArchive)];
    return [
      h("p", { class: "hint" }, t.archiveHint),
      ...packages.flatMap(({ id, files }) => {
        const [folder = "", name = id] = id.split("/");
        return [
          h("h3", { class: "package" }, name, h("span", { class: "hint" }, t.inFolder(folder))),
          fileList(files, t.filesOf(name), t, (index, show) => archiveFileUrl(id, files[index]?.name ?? "", show)),
        ];
      }),
    ];
  }
}
