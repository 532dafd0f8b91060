/**
 * What has been drawn for a card is not drawn again while it would be the same. Cards are brought in line after every change, and
 * most changes leave the pictures as they are; referats that wait to be sent would stand in line behind them.
 */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Renderer } from "../app/ports/rendering.ts";

/** Room for some hundred pictures. */
const MOST_BYTES = 24 * 1024 * 1024;
/** What people have taken back or erased is not kept for longer than they look at the card. */
const KEPT_MS = 15 * 60_000;

type Drawings = Pick<Renderer, "draw" | "drawPages">;
type Drawn = Uint8Array | readonly Uint8Array[];

/** The same drawings, by the same renderer. What fails is tried again the next time. */
export function keptDrawings({ draw, drawPages }: Drawings): Drawings {
  const kept = new LRUCache<string, Drawn, () => Promise<Drawn>>({
    maxSize: MOST_BYTES,
    sizeCalculation: (drawn) => [drawn].flat().reduce((sum, { length }) => sum + length, 1),
    ttl: KEPT_MS,
    fetchMethod: (_key, _stale, { context }) => context(),
  });
  async function once<D extends Drawn>(what: readonly unknown[], context: () => Promise<D>): Promise<D> {
    const key = createHash("sha256").update(JSON.stringify(what)).digest("base64url");
    return ((await kept.fetch(key, { context })) as D | undefined) ?? context();
  }

  return {
    draw: (picture, longestPx) => once(["picture", picture, longestPx], () => draw(picture, longestPx)),
    drawPages: (document, longestPx) => once(["pages", document, longestPx], () => drawPages(document, longestPx)),
  };
}
