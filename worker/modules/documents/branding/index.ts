export type { Branding } from "./contract.ts";
export { brandingOf } from "./get-branding.ts";
export { logoBytes } from "./get-logo.ts";
