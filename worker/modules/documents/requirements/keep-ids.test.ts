import fc from "fast-check";
import { expect, it } from "vitest";
import { keepIds } from "./index.ts";

const known = [
  { id: "FR-001", statement: "The app shall open a work order within 2 s." },
  { id: "FR-002", statement: "The app shall keep photos in order." },
  { id: "FR-007", statement: "The app shall sign reports." },
  { id: "QR-001", statement: "The app shall be quick." },
];

function keep(...statements: string[]) {
  return keepIds(
    known,
    statements.map((statement) => ({ prefix: "FR", statement })),
  );
}

it("keeps the ids of what stays, in whatever order, and of what is reworded", () => {
  expect(
    keep(
      "The app shall sign reports",
      "The app shall open a work order within 5 s.",
      "The app shall keep photos in order.",
    ),
  ).toEqual(["FR-007", "FR-001", "FR-002"]);
});

it("gives new statements numbers that nothing has or had", () => {
  expect(keep("The server shall forget nothing.", "The app shall keep photos in order.")).toEqual([
    "FR-008",
    "FR-002",
  ]);
});

it("leaves the numbers that a writer gave to what is new, in whatever order, once each", () => {
  const wanted = ["FR-010", "FR-008", "FR-010", "FR-007", "FR-009"].map((id, index) => ({
    id,
    prefix: "FR",
    statement: `Lamp ${"abcde"[index]} shall glow ${"vwxyz"[index]}.`,
  }));
  expect(keepIds(known, wanted)).toEqual(["FR-010", "FR-008", "FR-011", "FR-012", "FR-009"]);
});

it("keeps kinds apart and begins at 001", () => {
  expect(
    keepIds(known, [
      { prefix: "QR", statement: "Every report shall carry two signatures." },
      { prefix: "IR", statement: "The app shall sign reports." },
    ]),
  ).toEqual(["QR-002", "IR-001"]);
});

it("prefers the same words to like ones", () => {
  const twins = [
    { id: "FR-001", statement: "The app shall open a work order." },
    { id: "FR-002", statement: "The app shall open a work order quickly." },
  ];
  const wanted = ["The app shall open a work order quickly.", "The app shall open a work order."];
  expect(
    keepIds(
      twins,
      wanted.map((statement) => ({ prefix: "FR", statement })),
    ),
  ).toEqual(["FR-002", "FR-001"]);
});

it("never gives an id twice, never renumbers what did not change", () => {
  const statement = fc.string({ minLength: 1, maxLength: 12 });
  const wanted = fc.array(fc.record({ prefix: fc.constantFrom("FR", "QR"), statement }));
  fc.assert(
    fc.property(wanted, wanted, (first, second) => {
      const ids = keepIds([], first);
      expect(new Set(ids).size).toBe(ids.length);
      const before = first.map(({ statement: text }, index) => ({
        id: ids[index] ?? "",
        statement: text,
      }));
      expect(keepIds(before, first).toSorted()).toEqual(ids.toSorted());
      const next = keepIds(before, second);
      expect(new Set(next).size).toBe(next.length);
      const words = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
      const unique = before.filter(
        ({ statement: text }) =>
          before.filter((other) => words(other.statement) === words(text)).length === 1,
      );
      const again = unique.toReversed().map(({ id, statement: text }) => ({
        prefix: id.slice(0, 2),
        statement: text,
      }));
      expect(keepIds(before, again)).toEqual(unique.toReversed().map(({ id }) => id));
    }),
  );
});
