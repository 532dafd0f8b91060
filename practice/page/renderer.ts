/** Microsoft's card renderer, which `index.html` loads before the modules, set up for this page. */
import type * as AdaptiveCardsModule from "adaptivecards";

declare global {
  var AdaptiveCards: typeof AdaptiveCardsModule;
}

export type { Action, AdaptiveCard, IMarkdownProcessingResult } from "adaptivecards";
export const renderer = globalThis.AdaptiveCards;

const { GlobalSettings } = renderer;
GlobalSettings.setTabIndexAtCardRoot = false;
/** What a person typed stays “typed” until it has been sent and taken. */
/** As in Teams, where titles of choices are plain text. */
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false;
GlobalSettings.resetInputsDirtyStateAfterActionExecution = false;

/** Colours are variables of `tokens.css`, so that light and dark follow the system without drawing anew. */
function colours(background: string) {
  const pair = (name: string) => ({ default: `var(--${name})`, subtle: `var(--${name})` });
  return {
    backgroundColor: `var(--${background})`,
    foregroundColors: {
      default: { default: "var(--text)", subtle: "var(--text-subtle)" },
      dark: { default: "var(--text)", subtle: "var(--text-subtle)" },
      light: { default: "var(--text-subtle)", subtle: "var(--text-subtle)" },
      accent: pair("accent-text"),
      attention: pair("attention"),
      good: pair("good"),
      warning: pair("warning"),
    },
  };
}

export const hostConfig = new renderer.HostConfig({
  supportsInteractivity: true,
  fontTypes: {
    default: {
      fontFamily: "inherit",
      fontSizes: { small: 13, default: 15, medium: 16, large: 19, extraLarge: 23 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
    monospace: {
      fontFamily: "ui-monospace, monospace",
      fontSizes: { small: 13, default: 14, medium: 16, large: 19, extraLarge: 23 },
      fontWeights: { lighter: 400, default: 400, bolder: 600 },
    },
  },
  lineHeights: { small: 19, default: 22, medium: 24, large: 26, extraLarge: 30 },
  spacing: { extraSmall: 4, small: 6, default: 12, medium: 18, large: 22, extraLarge: 30, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: colours("card"),
    emphasis: colours("card-emphasis"),
    accent: colours("card-accent"),
    good: colours("card-good"),
    attention: colours("card-attention"),
    warning: colours("card-warning"),
  },
  inputs: {
    label: {
      inputSpacing: "Small",
      requiredInputs: { weight: "Bolder", suffix: " *", suffixColor: "Attention" },
      optionalInputs: { weight: "Bolder" },
    },
    errorMessage: { color: "Attention", weight: "Default" },
  },
  actions: {
    /** As many as Teams shows in one row of buttons. */
    maxActions: 6,
    spacing: "Medium",
    buttonSpacing: 8,
    actionsOrientation: "Horizontal",
    actionAlignment: "Left",
    allowTitleToWrap: true,
    showCard: { actionMode: "Inline", inlineTopMargin: 12, style: "emphasis" },
  },
  adaptiveCard: { allowCustomStyle: false },
  factSet: {
    title: { color: "Default", size: "Default", weight: "Bolder", wrap: true, maxWidth: 180 },
    value: { color: "Default", size: "Default", weight: "Default", wrap: true },
    spacing: 12,
  },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: "Large", weight: "Bolder" }, columnHeader: { weight: "Bolder" } },
});
