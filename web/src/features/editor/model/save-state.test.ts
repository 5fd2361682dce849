import { expect, test } from "vitest";
import { GRACE_MS, type SaveFacts, saveStateOf } from "./save-state.ts";
import { areStrangers, covers } from "./state-vectors.ts";

const LIVE = { phase: "live", hanging: false } as const;
const AWAY = { phase: "waiting", attempt: 2, refusal: undefined } as const;
const REFUSAL = { message: "No." };

function statusOf(facts: Partial<SaveFacts>) {
  return saveStateOf({
    link: LIVE,
    unsaved: false,
    kept: "yes",
    mayWrite: true,
    downForMs: 0,
    ...facts,
  }).status;
}

test.for([
  [{}, "saved"],
  [{ unsaved: true }, "saving"],
  [{ unsaved: true, link: { phase: "live", hanging: true } }, "failing"],
  [{ link: AWAY }, "connecting"],
  [{ link: AWAY, unsaved: true }, "saving"],
  [{ link: AWAY, unsaved: true, downForMs: GRACE_MS }, "offline"],
  [{ link: AWAY, unsaved: true, downForMs: GRACE_MS, kept: "not-yet" }, "saving"],
  [{ link: AWAY, unsaved: true, downForMs: GRACE_MS, kept: "failed" }, "failing"],
  [{ unsaved: true, mayWrite: false }, "lost"],
  [{ link: { phase: "ended", why: "lost", refusal: REFUSAL } }, "lost"],
  [{ link: { phase: "ended", why: "full", refusal: REFUSAL }, unsaved: true }, "full"],
  [{ link: { phase: "ended", why: "refused", refusal: REFUSAL } }, "failing"],
  [{ link: { phase: "ended", why: "strange", refusal: REFUSAL } }, "replaced"],
] as const)("%j is %s", ([facts, status]) => {
  expect(statusOf(facts)).toBe(status);
});

test("a document covers another when it has all of its edits", () => {
  const whole = new Map([
    [1, 5],
    [2, 3],
  ]);
  expect(covers(whole, new Map([[1, 5]]))).toBe(true);
  expect(covers(whole, new Map([[1, 6]]))).toBe(false);
  expect(covers(whole, new Map([[3, 1]]))).toBe(false);
  expect(covers(whole, new Map())).toBe(true);
});

test("documents without a common beginning are strangers; an empty one is nobody's", () => {
  expect(areStrangers(new Map([[1, 5]]), new Map([[2, 5]]))).toBe(true);
  expect(areStrangers(new Map([[1, 5]]), new Map([[1, 1]]))).toBe(false);
  expect(areStrangers(new Map(), new Map([[2, 5]]))).toBe(false);
});
