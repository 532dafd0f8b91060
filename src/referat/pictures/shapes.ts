/** Shapes that text is set in. */

export interface Shape {
  /** Widths of `count` lines of height `lineHeight`, from the top; undefined when so many lines don't go in. */
  widths(count: number, lineHeight: number): readonly number[] | undefined;
}

/** The inside of a circle. */
export function circle(radius: number): Shape {
  return {
    widths(count, lineHeight) {
      const widths = Array.from({ length: count }, (_, i) => {
        const far = Math.max(Math.abs(i - count / 2), Math.abs(i + 1 - count / 2)) * lineHeight;
        return far >= radius ? 0 : 2 * Math.sqrt(radius ** 2 - far ** 2);
      });
      return widths.every((width) => width >= lineHeight * 1.5) ? widths : undefined;
    },
  };
}

export function rectangle(width: number, height: number): Shape {
  return {
    widths: (count, lineHeight) =>
      count * lineHeight <= height ? Array.from({ length: count }, () => width) : undefined,
  };
}

/** The same shape with its last line kept for something else, which is so wide. */
export function aboveLine(shape: Shape, width: number): Shape {
  return {
    widths(count, lineHeight) {
      const all = shape.widths(count + 1, lineHeight);
      return (all?.at(-1) ?? 0) >= width ? all?.slice(0, -1) : undefined;
    },
  };
}
