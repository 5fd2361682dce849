import { describe, expect, it } from "vitest";
import { Line } from "./text.ts";

describe("Line", () => {
  it.each([
    ["  Mara  ", "Mara"],
    ["Mara\r\nBcc: somebody@else.example", "Mara Bcc: somebody@else.example"],
    ["a\tb\u2028c", "a b c"],
    ["\u0007a\u001b[31mb\u009f", "a[31mb"],
    ["invoice\u202Egpj.exe\u2066", "invoicegpj.exe"],
    ["مريم\u200F أحمد", "مريم\u200F أحمد"],
    ["👩‍🚀", "👩‍🚀"],
  ])("takes %j as %j", (given, taken) => {
    expect(Line(60).parse(given)).toBe(taken);
  });

  it.each([
    "",
    " ",
    "\n",
    "\u200B\u200D",
    "\u202E",
    "\u0301",
    "a\u0000b",
    "a\uD800",
    "x".repeat(61),
  ])("refuses %j", (given) => {
    expect(Line(60).safeParse(given).success).toBe(false);
  });
});
