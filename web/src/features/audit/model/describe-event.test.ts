import { expect, test } from "vitest";
import { describeAction, describeData } from "./describe-event.ts";

test("says in words what happened, also for what is not known by name", () => {
  expect(describeAction("member.role_changed")).toBe("changed a role");
  expect(describeAction("share_link.created")).toBe("created a share link");
});

test.for([
  [{}, ""],
  [{ before: "VIEWER", after: "EDITOR" }, "viewer → editor"],
  [{ before: { name: "A" }, after: { name: "B" } }, "A → B"],
  [{ email: "a@b.example", role: "VIEWER" }, "a@b.example, viewer"],
  [{ method: "password" }, "with password"],
  [{ format: "md" }, "as Markdown"],
  [{ parts: ["userClasses", "goals"] }, "user classes, goals"],
  [{ sizeBytes: 12, permissions: ["a", null] }, "size bytes: 12, permissions: a, null"],
] as const)("%j", ([data, words]) => {
  expect(describeData(data)).toBe(words);
});
