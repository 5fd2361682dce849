import { describe, expect, it } from "vitest";
import type { Job } from "@/api/job.ts";
import { findingsOf, latestGeneration, secondsLeft } from "./generation-job.ts";

const JOB: Job = {
  id: "job_1",
  projectId: "prj_1",
  type: "draft.generate",
  status: "running",
  progress: { done: 2, total: 10, label: "Writing" },
  subject: { documentId: "doc_1" },
  result: null,
  error: null,
  createdAt: "2026-11-20T10:00:00.000Z",
  startedAt: "2026-11-20T10:00:00.000Z",
  finishedAt: null,
};

describe("latestGeneration", () => {
  it("finds the newest writing of this document", () => {
    const newer = { ...JOB, id: "job_2", createdAt: "2026-11-20T11:00:00.000Z" };
    const other = { ...newer, id: "job_3", subject: { documentId: "doc_2" } };
    const exported: Job = { ...newer, id: "job_4", type: "version.export" };
    expect(latestGeneration([JOB, other, newer, exported], "doc_1")?.id).toBe("job_2");
    expect(latestGeneration([other], "doc_1")).toBeUndefined();
    const section: Job = { ...newer, id: "job_5", type: "section.regenerate", status: "running" };
    expect(latestGeneration([section, JOB], "doc_1")?.id).toBe("job_5");
    expect(latestGeneration([{ ...section, status: "failed" }, JOB], "doc_1")?.id).toBe("job_1");
  });
});

describe("secondsLeft", () => {
  const later = (seconds: number) => Date.parse("2026-11-20T10:00:00.000Z") + seconds * 1000;
  it("expects the rest to go as the start did", () => {
    expect(secondsLeft(JOB, later(10))).toBe(40);
  });
  it("says nothing while nothing is known", () => {
    expect(
      secondsLeft({ ...JOB, progress: { ...JOB.progress, done: 0 } }, later(5)),
    ).toBeUndefined();
    expect(secondsLeft({ ...JOB, status: "queued" }, later(5))).toBeUndefined();
    expect(secondsLeft(JOB, later(-5))).toBeUndefined();
  });
});

describe("findingsOf", () => {
  const finding = {
    rule: "heading.missing",
    severity: "error",
    place: { line: 3, heading: "5 Data" },
    message: "5.2 is missing.",
    fix: "Add it.",
  };
  it("reads a report wherever it lies, errors first", () => {
    const failed = (details: Record<string, unknown>): Job => ({
      ...JOB,
      status: "failed",
      error: { code: "GUARDRAILS", message: "No.", details },
    });
    const warning = { ...finding, severity: "warning", message: "Late." };
    expect(findingsOf(failed({ report: { findings: [warning, finding] } }))).toEqual([
      { severity: "error", heading: "5 Data", message: "5.2 is missing.", fix: "Add it." },
      { severity: "warning", heading: "5 Data", message: "Late.", fix: "Add it." },
    ]);
    expect(findingsOf(failed({ findings: [finding, 7, {}] }))).toHaveLength(1);
    expect(findingsOf(failed({}))).toEqual([]);
    expect(findingsOf(JOB)).toEqual([]);
  });
});
