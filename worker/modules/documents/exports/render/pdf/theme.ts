import type { Tint } from "../markdown/model.ts";

export type Color = string;

/** The colours that an organization chooses. */
export interface Brand {
  primary: Color;
  accent: Color;
  /** The primary colour where the organization has chosen one, otherwise the ink of the text. */
  heading: Color;
}

export function brandOf(primary: string, accent: string): Brand {
  const isUsual = primary.toLowerCase() === "#12326f";
  const chosen = rgb(Number.parseInt(primary.slice(1), 16));
  return {
    primary: chosen,
    accent: rgb(Number.parseInt(accent.slice(1), 16)),
    heading: isUsual ? COLORS.ink : chosen,
  };
}

function rgb(hex: number): Color {
  const part = (shift: number): string => (((hex >> shift) & 255) / 255).toFixed(3);
  return `${part(16)} ${part(8)} ${part(0)}`;
}

export const COLORS = {
  ink: rgb(0x1f1c16),
  ink2: rgb(0x504b41),
  ink3: rgb(0x696358),
  line: rgb(0xe1dacb),
  lineStrong: rgb(0xccc5b7),
  sunken: rgb(0xf6f2e9),
  lapis: rgb(0x1e4ea5),
  lapisDeep: rgb(0x12326f),
  marked: rgb(0xfbeeb0),
  gold: rgb(0xc48a22),
  goldText: rgb(0x7b5400),
};

export const TINTS: Record<Tint, Color> = {
  keyword: rgb(0x8a2f4f),
  string: rgb(0x2f6b3a),
  number: rgb(0x7b5400),
  comment: rgb(0x696358),
  name: rgb(0x1e4ea5),
  type: rgb(0x0f6670),
  meta: rgb(0x6a3f8f),
};

export type Family = "serif" | "sans" | "mono";

export interface TextStyle {
  family: Family;
  size: number;
  leading: number;
  bold: boolean;
  color: Color;
}

export const BODY: TextStyle = {
  family: "serif",
  size: 10.5,
  leading: 15.5,
  bold: false,
  color: COLORS.ink,
};
export const QUOTE: TextStyle = { ...BODY, color: COLORS.ink2 };
export const NOTE: TextStyle = { ...BODY, size: 8.5, leading: 11.5, color: COLORS.ink2 };
export const CELL: TextStyle = {
  family: "sans",
  size: 8.4,
  leading: 12,
  bold: false,
  color: COLORS.ink,
};
export const CODE_BLOCK: TextStyle = {
  family: "mono",
  size: 8.2,
  leading: 12.2,
  bold: false,
  color: COLORS.ink,
};
export const FURNITURE: TextStyle = {
  family: "sans",
  size: 7.5,
  leading: 10,
  bold: false,
  color: COLORS.ink3,
};

const HEADINGS: readonly { size: number; leading: number; before: number; after: number }[] = [
  { size: 22, leading: 28, before: 30, after: 10 },
  { size: 16.5, leading: 22, before: 26, after: 8 },
  { size: 13.2, leading: 18, before: 20, after: 6 },
  { size: 11.4, leading: 16, before: 16, after: 5 },
  { size: 10.5, leading: 15, before: 14, after: 4 },
  { size: 10.5, leading: 15, before: 12, after: 4 },
];

export function headingStyle(level: number): TextStyle & { before: number; after: number } {
  const found = HEADINGS[Math.min(Math.max(level, 1), 6) - 1] ?? {
    size: 11,
    leading: 16,
    before: 14,
    after: 4,
  };
  const color = level >= 5 ? COLORS.ink2 : COLORS.ink;
  return { family: "serif", bold: true, color, ...found };
}
