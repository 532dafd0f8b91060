/** Small line drawings, all on a 24 × 24 grid and hidden from screen readers: the text beside them says the same. */
const PATHS = {
  send: "M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4",
  close: "M6 6l12 12M18 6 6 18",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  back: "M15 6l-6 6 6 6",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.4-3.6 3-5.5 6.5-5.5s6.1 1.9 6.5 5.5M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.8c2 .8 3.3 2.5 3.5 5.2",
  chat: "M4 5h16v11H9l-5 4V5Z",
  lock: "M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3",
  mail: "M3.5 6h17v12h-17V6Zm0 .5L12 13l8.5-6.5",
  file: "M7 3h7l4 4v14H7V3Zm7 0v4h4",
  add: "M12 5v14M5 12h14",
  restart: "M4.5 12a7.5 7.5 0 1 1 2.2 5.3M4.5 12V7M4.5 12h5",
  bell: "M12 4a5.5 5.5 0 0 1 5.5 5.5c0 4 1.5 5.5 1.5 5.5H5s1.5-1.5 1.5-5.5A5.5 5.5 0 0 1 12 4Zm-2 14.5a2 2 0 0 0 4 0",
  menu: "M4 7h16M4 12h16M4 17h16",
} as const;

export type IconName = keyof typeof PATHS;

const SVG = "http://www.w3.org/2000/svg";

export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** The product's flower: what maintains a challenge, drawn around it (DOMAIN §4). */
export function flower(): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("class", "flower");
  svg.setAttribute("aria-hidden", "true");
  for (let petal = 0; petal < 5; petal += 1) {
    const angle = (petal * 2 * Math.PI) / 5 - Math.PI / 2;
    svg.append(circle(16 + 8.5 * Math.cos(angle), 16 + 8.5 * Math.sin(angle), 5, "petal"));
  }
  svg.append(circle(16, 16, 5.2, "heart"));
  return svg;
}

function circle(x: number, y: number, r: number, name: string): SVGElement {
  const element = document.createElementNS(SVG, "circle");
  element.setAttribute("cx", x.toFixed(1));
  element.setAttribute("cy", y.toFixed(1));
  element.setAttribute("r", String(r));
  element.setAttribute("class", name);
  return element;
}
