/** What administrators can turn off while the product runs; all are on when it is delivered. */
export const switches = {
  sign_up: {
    label: "New accounts",
    description: "People can sign up.",
    refusal: "New accounts cannot be made at the moment. Try again later.",
  },
  generation: {
    label: "Generation",
    description: "Documents and sections are written by the configured model.",
    refusal: "Documents are not written at the moment. Try again later.",
  },
  sharing: {
    label: "Shared links",
    description: "Versions can be shared by public links. Links that exist go on to work.",
    refusal: "Versions cannot be shared by links at the moment. Try again later.",
  },
} as const;

export type SwitchName = keyof typeof switches;

export const switchNames = Object.keys(switches) as [SwitchName, ...SwitchName[]];
