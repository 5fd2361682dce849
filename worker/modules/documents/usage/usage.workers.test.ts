import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../../kernel/ids.ts";
import { callApi } from "../../../test/api-client.ts";
import { newTeam, type Team, testDatabase } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";
import { insertGeneratedSection } from "../generation/repo.ts";
import { assertWithinLimit } from "./assert-within-limit.ts";

let team: Team;
let document: { id: string; projectId: string };
beforeAll(async () => {
  team = await newTeam();
  document = await newDocument(team.OWNER, "");
});

function take(fields: { section?: string; passedFirst?: boolean; passed?: boolean; at?: string }) {
  return insertGeneratedSection(testDatabase(), {
    jobId: newId("job"),
    section: fields.section ?? "introduction",
    organizationId: team.organizationId,
    projectId: document.projectId,
    documentId: document.id,
    promptPack: "srs/v1",
    provider: "openai",
    model: "without-price",
    passedFirst: fields.passedFirst ?? true,
    passed: fields.passed ?? true,
    inputTokens: 1000,
    outputTokens: 100,
    createdAt: fields.at ?? new Date().toISOString(),
  });
}

async function get(path: string) {
  const answer = await callApi("GET", `/api/v1/orgs/${team.organizationId}/${path}`, {
    token: team.ADMIN.token,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(answer.headers.get("Server-Timing")).toContain('desc="1');
  return answer.body;
}

describe("usage", () => {
  it("adds up by month and project, and says what has no price", async () => {
    const empty = { inputTokens: 0, outputTokens: 0, costMicros: 0, sections: 0 };
    expect((await get("usage")).total).toEqual({ ...empty, unpricedSections: 0 });
    await take({});
    await take({ passedFirst: false });
    await take({ passedFirst: false, passed: false, at: "2026-01-31T23:59:59.999Z" });
    const taken = { inputTokens: 2000, outputTokens: 200, costMicros: 0, sections: 2 };
    expect(await get("usage")).toMatchObject({
      limit: { monthlyTokens: null, monthlyCostMicros: null },
      total: { ...taken, unpricedSections: 2 },
      projects: [{ projectId: document.projectId, name: "Shaftline", ...taken }],
    });
    expect((await get("usage?month=2026-01")).total.sections).toBe(1);
    expect((await get("usage?month=2026-02")).total.sections).toBe(0);
    expect(await get("generation-quality")).toMatchObject({
      items: [{ promptPack: "srs/v1", sections: 2, passedFirst: 1, passed: 2 }],
    });
  });

  it("is refused in words once the month's limit is taken, and goes on when it is raised", async () => {
    await take({});
    const path = `/api/v1/orgs/${team.organizationId}/usage-limit`;
    const set = (body: unknown) => callApi("PUT", path, { token: team.OWNER.token, body });
    expect((await set({ monthlyTokens: 1000, monthlyCostMicros: null })).status).toBe(200);
    const check = () => assertWithinLimit(testDatabase(), team.organizationId, new Date());
    await expect(check()).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringMatching(/limit of 1,000 tokens is used up.*owner or admin/),
    });
    expect((await set({ monthlyTokens: null, monthlyCostMicros: 0 })).status).toBe(200);
    await expect(check()).rejects.toThrow(/limit of 0\.00 in cost/);
    expect((await set({ monthlyTokens: 1_000_000, monthlyCostMicros: null })).status).toBe(200);
    await check();
    expect((await get("usage")).limit).toEqual({
      monthlyTokens: 1_000_000,
      monthlyCostMicros: null,
    });
    expect((await set({ monthlyTokens: -1, monthlyCostMicros: null })).status).toBe(400);
  });
});
