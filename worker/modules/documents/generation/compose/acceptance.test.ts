import { describe, expect, it } from "vitest";
import { acceptanceCriteria, verificationMethod } from "./acceptance.ts";
import { shapeStatement } from "./shape-statement.ts";
import { buildVocabulary } from "./wording.ts";

const vocabulary = buildVocabulary("Desk", []);

function judged(sentence: string) {
  const [shaped] = shapeStatement(sentence, vocabulary);
  if (!shaped) throw new Error("Nothing was shaped");
  return { criteria: acceptanceCriteria(shaped).join(" "), method: verificationMethod(shaped) };
}

describe("acceptance", () => {
  it.each([
    ["A user orders up to 5 boxes", "5 boxes is accepted; a value of 6 boxes is refused", "Test"],
    ["A team has at least 2 owners", "2 owners is sufficient; a value of 1 owner is not", "Test"],
    ["The system sends a mail within 1 minute", "takes at most 1 minute", "Test"],
    ["Files must not exceed 25 MB", "25 MB is accepted; anything above", "Test"],
    ["People above 40 hours are flagged", "At 40 hours the statement does not", "Test"],
    ["Sessions expire after 12 hours", "Just before 12 hours", "Test"],
    ["When a box is late, the system sends a mail", "“when a box is late”", "Test"],
    ["The system proposes up to 3 suitable boxes", "exceeds the limit of 3.", "Test"],
    ["A user orders boxes", "An attempt by a user to order boxes succeeds", "Demonstration"],
    ["The system stores boxes", "is seen to store boxes", "Test"],
    ["Users cannot see it", "contrary is refused", "Test"],
    ["Each box has a place", "agrees with the statement", "Inspection"],
    ["Monthly statistics", "brings it to its end and is shown its result", "Demonstration"],
    ["상자를 주문한다", "author of the statement", "Demonstration"],
  ])("%s", (sentence, criterion, method) => {
    expect(judged(sentence)).toEqual({ criteria: expect.stringContaining(criterion), method });
  });

  it("does not split numbers with a fraction or a percent sign", () => {
    expect(judged("A user gets up to 5 % off").criteria).not.toContain("6");
    expect(judged("A user gets up to 5.5 points").criteria).not.toContain("6");
  });
});
