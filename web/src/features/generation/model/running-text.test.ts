import { expect, test } from "vitest";
import { type TextNotice, withNotice } from "./running-text.ts";

const notice = (text: string, offset: number, title = "Purpose"): TextNotice => ({
  type: "generation.text",
  jobId: "job_1",
  section: { id: "purpose", title },
  offset,
  text,
});

test("puts the pieces of a section together, and begins again with the next", () => {
  const first = withNotice(undefined, notice("## 1", 0));
  const second = withNotice(first, notice(" Purpose", 4));
  expect(second).toEqual({ jobId: "job_1", title: "Purpose", text: "## 1 Purpose" });
  expect(withNotice(second, notice("Again", 0))?.text).toBe("Again");
  expect(withNotice(second, notice("x", 9, "Scope"))?.text).toBe("x");
  expect(withNotice(second, { type: "generation.text", section: null })).toBeUndefined();
  expect(withNotice(second, { ...notice("x", 1), text: 7 })).toBe(second);
});
