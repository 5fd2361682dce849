import { expect, test } from "vitest";
import { peopleList, templateName, writerName } from "./author-names.ts";

test("says who wrote as people would", () => {
  expect(writerName({ provider: "composer", model: "composer-1" })).toBe("DocuForge's own writer");
  expect(writerName({ provider: "openai", model: "model-1" })).toBe("model-1");
  expect(templateName("srs/v1")).toBe("SRS template 1");
  expect(templateName("test_plan/v2+r3")).toBe(
    "TEST PLAN template 2 with your prompts, revision 3",
  );
  expect(templateName("something else")).toBe("something else");
});

test.for([
  [["Ada"], "Ada"],
  [["Ada", "Bo"], "Ada and Bo"],
  [["Ada", "Bo", "", "Di"], "Ada, Bo, somebody who has left, and Di"],
  [["Ada", "Bo", "Cy", "Di", "Ed"], "Ada, Bo, Cy, and 2 others"],
] as const)("%j are %s", ([names, sentence]) => {
  expect(peopleList(names.map((name) => ({ name })))).toBe(sentence);
});
