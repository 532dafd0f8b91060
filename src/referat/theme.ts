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

/** The same where a mail program shows dark; each colour of the light sheet has its own. */
export const DARK: Readonly<Record<keyof typeof COLOURS, string>> = {
  sheet: "#1B2226",
  text: "#E8EEF0",
  quiet: "#AEBCC3",
  accent: "#8CCFDE",
  line: "#46545B",
  headGround: "#26343A",
  conclusionGround: "#203732",
  conclusionLine: "#5BB5A2",
  warningGround: "#3B2F1A",
  warningLine: "#E39A4A",
};
