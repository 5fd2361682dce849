import { expect, it } from "vitest";
import type { AuditEvent } from "./contract.ts";
import { csvHead, toCsvLine } from "./to-csv.ts";

const event: AuditEvent = {
  id: "aud_1",
  actor: { id: "usr_1", name: '=HYPERLINK("https://evil.example"), Mara' },
  action: "member.role_changed",
  entityType: "user",
  entityId: "usr_2",
  outcome: "done",
  data: { before: "VIEWER", after: "EDITOR" },
  ipAddress: "203.0.113.7",
  place: "Gothenburg, SE",
  userAgent: null,
  requestId: "r1",
  createdAt: "2026-03-02T09:30:00.000Z",
};

it("quotes what needs it and keeps formulas from being calculated", () => {
  expect(toCsvLine(event)).toBe(
    `2026-03-02T09:30:00.000Z,usr_1,"'=HYPERLINK(""https://evil.example""), Mara",member.role_changed,done,user,usr_2,"{""before"":""VIEWER"",""after"":""EDITOR""}",203.0.113.7,"Gothenburg, SE",,r1\r\n`,
  );
});

it("has as many columns in each line as in the head", () => {
  const plain = { ...event, actor: null, data: {}, place: null };
  expect(toCsvLine(plain).split(",")).toHaveLength(csvHead.split(",").length);
});
