/** Colours and measures that the formats share. Text colours have at least 4.5 to 1 against their ground (WCAG AA). */
export const COLOURS = {
  sheet: "#FFFFFF",
  text: "#1F2A30",
  quiet: "#55636B",
  accent: "#0F4C5C",
  line: "#C3D0D5",
  headGround: "#E8F0F2",
  conclusionGround: "#EEF5F3",
  conclusionLine: "#2C7A6B",
  warningGround: "#FFF4DF",
  warningLine: "#B35900",
} as const;
