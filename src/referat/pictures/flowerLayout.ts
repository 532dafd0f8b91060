/**
 * Where the parts of the flower stand: a circle in the middle, the factors as petals in one ring or two around it, and
 * tiltak in a row below, and one above when there are many. All measures are pixels; the middle is (0, 0).
 */

export interface PetalIn {
  readonly id: string;
  /** 1 is a petal of usual size. */
  readonly scale: number;
  /** The tiltak that answer the factor; those petals stand towards the rows. */
  readonly tiltak: readonly TiltakIn[];
}

export interface TiltakIn {
  readonly id: string;
  /** Of the row's width, beside those of the others. */
  readonly share: number;
}

export interface Petal {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface TiltakBox {
  readonly id: string;
  /** Middle of the box. */
  readonly x: number;
  readonly width: number;
  readonly below: boolean;
  readonly from: Petal;
}

export interface FlowerLayout {
  readonly middleRadius: number;
  /** Everything but the tiltak is inside this circle. */
  readonly radius: number;
  readonly petals: readonly Petal[];
  readonly boxes: readonly TiltakBox[];
  /** How far the rows of tiltak go to either side. */
  readonly reach: number;
}

/** The widest that a flower is drawn. */
const WIDTH = 1000;
/** Radius of a petal of usual size where nothing asks for more. */
export const USUAL_PETAL = 106;
const MIDDLE_SHARE = 1.15;
export const LARGEST_MIDDLE = 132;
const GAP = 8;
const MARGIN = 12;
const MOST_IN_ROW = 4;
const BOX_GAP = 14;
/** Of a box with share 1. */
const WIDEST_BOX = 250;

/**
 * As large as the width allows, with petals of usual size up to `largest`: their size is what is looked for. `middle` is the
 * radius of the circle in the middle where it does not follow theirs.
 */
export function layOut(petals: readonly PetalIn[], largest = USUAL_PETAL, middle?: number): FlowerLayout {
  const most = WIDTH / 2 - MARGIN;
  const fits = (base: number) => rings(petals, base, middle).radius <= most;
  let [low, high] = fits(largest) ? [largest, largest] : [1, largest];
  while (high - low > 0.5) {
    const base = (low + high) / 2;
    if (fits(base)) low = base;
    else high = base;
  }
  const { middleRadius, radius, placed } = rings(petals, low, middle);
  return { middleRadius, radius, petals: placed, ...boxes(petals, placed) };
}

interface Rings {
  readonly middleRadius: number;
  readonly radius: number;
  readonly placed: readonly Petal[];
}

/** The tightest way to set petals of the size in one ring or two. Petals with tiltak go in the outer one. */
function rings(petals: readonly PetalIn[], base: number, middle?: number): Rings {
  const middleRadius = middle ?? Math.min(LARGEST_MIDDLE, base * MIDDLE_SHARE + 16);
  const size = (petal: PetalIn) => petal.scale * base;
  const free = petals.filter((petal) => petal.tiltak.length === 0);
  const tied = petals.filter((petal) => petal.tiltak.length > 0);
  let best: Rings | undefined;
  for (let inside = 0; inside <= free.length; inside++) {
    const inner = free.slice(0, inside);
    const outer = arranged(tied, free.slice(inside));
    const innerRing = ring(inner.map(size), middleRadius);
    const outerRing = ring(outer.map(size), inside === 0 ? middleRadius : innerRing.outside);
    const radius = Math.max(innerRing.outside, outerRing.outside);
    if (best !== undefined && radius >= best.radius) continue;
    best = {
      middleRadius,
      radius: radius + MARGIN,
      placed: [...set(inner, size, innerRing, 0), ...set(outer, size, outerRing, turnFor(tied, outer, outerRing))],
    };
  }
  return best ?? { middleRadius, radius: middleRadius + MARGIN, placed: [] };
}

interface Ring {
  /** From the middle to the middles of the petals. */
  readonly distance: number;
  readonly outside: number;
  /** Angle of each petal, clockwise from the first. */
  readonly angles: readonly number[];
}

/** The smallest ring around a circle of radius `around` where petals of these radii stand side by side. */
function ring(radii: readonly number[], around: number): Ring {
  const largest = Math.max(0, ...radii);
  const needed = (distance: number) => radii.reduce((sum, r) => sum + angleOf(r, distance), 0);
  const closest = around + GAP + largest;
  let [low, high] = [closest, closest];
  while (needed(high) > 2 * Math.PI) high *= 1.5;
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (needed(middle) > 2 * Math.PI) low = middle;
    else high = middle;
  }
  const spare = (2 * Math.PI - needed(high)) / Math.max(1, radii.length);
  let angle = 0;
  const angles = radii.map((r) => {
    const own = angleOf(r, high) + spare;
    angle += own;
    return angle - own / 2;
  });
  return { distance: high, outside: radii.length === 0 ? around : high + largest, angles };
}

function angleOf(r: number, distance: number): number {
  return 2 * Math.asin(Math.min(1, (r + GAP / 2) / distance));
}

/** Clockwise: petals whose tiltak stand below, half of the rest, those with tiltak above, the other half. */
function arranged(tied: readonly PetalIn[], free: readonly PetalIn[]): PetalIn[] {
  const { below, above } = split(tied);
  const half = Math.ceil(free.length / 2);
  // Clockwise at the bottom is from right to left; at the top from left to right.
  return [...below.toReversed(), ...free.slice(0, half), ...above, ...free.slice(half)];
}

/** Turns the ring so that the petals with tiltak below stand around the bottom. */
function turnFor(tied: readonly PetalIn[], outer: readonly PetalIn[], { angles }: Ring): number {
  const count = split(tied).below.length;
  if (count === 0 || outer.length === 0) return -Math.PI / 2 - (angles[0] ?? 0);
  const middle = ((angles[0] ?? 0) + (angles[count - 1] ?? 0)) / 2;
  return Math.PI / 2 - middle;
}

function set(petals: readonly PetalIn[], size: (p: PetalIn) => number, own: Ring, turn: number): Petal[] {
  return petals.map((petal, i) => {
    const angle = (own.angles[i] ?? 0) + turn;
    return { id: petal.id, x: Math.cos(angle) * own.distance, y: Math.sin(angle) * own.distance, r: size(petal) };
  });
}

/** One row below takes so many tiltak; with more, the last factors have theirs above. */
function split(tied: readonly PetalIn[]): { below: readonly PetalIn[]; above: readonly PetalIn[] } {
  const total = tied.reduce((sum, petal) => sum + petal.tiltak.length, 0);
  let count = 0;
  const below = tied.filter((petal, i) => {
    count += petal.tiltak.length;
    return total <= MOST_IN_ROW || i === 0 || count <= Math.max(MOST_IN_ROW, Math.ceil(total / 2));
  });
  return { below, above: tied.filter((petal) => !below.includes(petal)) };
}

function boxes(petals: readonly PetalIn[], placed: readonly Petal[]): Pick<FlowerLayout, "boxes" | "reach"> {
  const { below, above } = split(petals.filter((petal) => petal.tiltak.length > 0));
  const all = [below, above].flatMap((row, i) =>
    spread(
      row
        .flatMap((petal) => {
          const from = placed.find((p) => p.id === petal.id);
          return from === undefined ? [] : petal.tiltak.map(({ id, share }) => ({ id, share, from, below: i === 0 }));
        })
        .toSorted((a, b) => a.from.x - b.from.x),
    ),
  );
  return { boxes: all, reach: Math.max(0, ...all.map((box) => Math.abs(box.x) + box.width / 2)) };
}

type Unplaced = Omit<TiltakBox, "x" | "width"> & Pick<TiltakIn, "share">;

/** Each box as near under its petal as the others let it. */
function spread(row: readonly Unplaced[]): TiltakBox[] {
  const shares = row.reduce((sum, { share }) => sum + share, 0);
  const unit = Math.min(WIDEST_BOX, (WIDTH - 2 * MARGIN - (row.length - 1) * BOX_GAP) / shares);
  const widths = row.map(({ share }) => share * unit);
  const width = (i: number) => widths[i] ?? 0;
  const step = (i: number) => (width(i - 1) + width(i)) / 2 + BOX_GAP;
  const edge = WIDTH / 2 - MARGIN;
  const xs: number[] = [];
  for (const [i, box] of row.entries()) {
    const siblings = row.filter((other) => other.from === box.from);
    const wanted = box.from.x + (siblings.indexOf(box) - (siblings.length - 1) / 2) * (width(i) + BOX_GAP);
    xs.push(Math.max(wanted, i === 0 ? width(0) / 2 - edge : (xs[i - 1] ?? 0) + step(i)));
  }
  // Those that were pushed out to the right push the others back.
  for (let i = xs.length - 1; i >= 0; i--) {
    xs[i] = Math.min(xs[i] ?? 0, i === xs.length - 1 ? edge - width(i) / 2 : (xs[i + 1] ?? 0) - step(i + 1));
  }
  return row.map(({ share: _share, ...box }, i) => ({ ...box, x: xs[i] ?? 0, width: width(i) }));
}
