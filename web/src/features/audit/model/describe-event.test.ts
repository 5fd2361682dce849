import { expect, test } from "vitest";
import { describeAction, describeData } from "./describe-event.ts";

test("says in words what happened, also for what is not known by name", () => {
  expect(describeAction("member.role_changed")).toBe("changed a role");
  expect(describeAction("share_link.created")).toBe("created share link");
});

test.for([
  [{}, ""],
  [{ before: "VIEWER", after: "EDITOR" }, "VIEWER → EDITOR"],
  [{ before: { name: "A" }, after: { name: "B" } }, "name: A → name: B"],
  [{ email: "a@b.example", role: "VIEWER" }, "email: a@b.example, role: VIEWER"],
  [{ expiresAt: "2026", permissions: ["a", null] }, "expires at: 2026, permissions: a, null"],
] as const)("%j", ([data, words]) => {
  expect(describeData(data)).toBe(words);
});
