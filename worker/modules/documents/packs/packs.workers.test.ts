import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { runJob } from "../../../platform/jobs/run-job.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { waitForJob } from "../../../test/workspace.ts";
import { documents } from "../docs/tables.ts";
import {
  handlers,
  newDraft,
  playing,
  queue,
  readDraft,
  write,
} from "../generation/live-generation-fixture.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

describe("prompts of an organization", () => {
  const call = (method: "GET" | "PUT" | "POST", path: string, body?: Record<string, unknown>) =>
    callApi(method, `/api/v1${path}`, { token: owner.token, ...(body && { body }) });

  it("are told to the model, stand in the provenance, and change with the seen revision only", async () => {
    const path = `/orgs/${owner.organizationId}/prompt-packs/SRS`;
    const text = "Name the desk that each requirement applies to.";
    const sections = [{ section: "user-classes", mode: "append", text }];
    expect(await call("PUT", `${path}/override`, { revision: 1, sections })).toMatchObject({
      status: 409,
    });
    const saved = await call("PUT", `${path}/override`, { revision: 0, sections });
    expect(saved.body.override).toMatchObject({ revision: 1, sections, inapplicable: [] });
    expect((await call("PUT", `${path}/override`, { revision: 0, sections })).status).toBe(409);
    expect((await call("GET", path)).body).toEqual(saved.body);

    const document = await newDraft(owner);
    const { ctx, prompts } = playing(write);
    await runJob({ ctx, jobId: await queue(owner, document), handlers });
    expect(prompts.filter((prompt) => prompt.includes(text))).toHaveLength(1);
    const draft = await readDraft(owner, document.id);
    expect(draft.sections.at(-1).provenance.generation.promptPack).toBe("srs/v1+r1");
    expect((await call("GET", `/docs/${document.id}/pack`)).body).toEqual({
      promptPack: "srs/v1",
      overrideRevision: 1,
      upgrade: null,
    });

    const unknown = [{ section: "no-such", mode: "append", text }];
    expect(await call("PUT", `${path}/override`, { revision: 1, sections: unknown })).toMatchObject(
      { status: 400, body: { error: { details: { section: "no-such" } } } },
    );
    await call("PUT", `${path}/override`, { revision: 1, sections: [] });
  });

  it("a document keeps its pack until somebody upgrades the one they saw", async () => {
    const { projectId } = await newDraft(owner);
    const { body: document } = await call("POST", `/projects/${projectId}/docs`, {
      type: "ADR",
      title: "A decision",
    });
    expect(document.promptPack).toBe("adr/v2");
    await testDatabase()
      .update(documents)
      .set({ promptPack: "adr/v1" })
      .where(eq(documents.id, document.id));
    const path = `/docs/${document.id}`;
    const { body: pinned } = await call("GET", `${path}/pack`);
    expect(pinned).toMatchObject({ promptPack: "adr/v1", upgrade: { promptPack: "adr/v2" } });
    expect(pinned.upgrade.changes[0].prompt).toContainEqual(
      expect.objectContaining({ type: "added" }),
    );
    const upgrade = { from: "adr/v1", to: "adr/v2" };
    const [first, second] = await Promise.all([
      call("POST", `${path}/pack-upgrade`, upgrade),
      call("POST", `${path}/pack-upgrade`, upgrade),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    expect((await call("GET", `${path}/pack`)).body.upgrade).toBeNull();
    const { body: job } = await call("POST", `${path}/generate`, {});
    expect((await waitForJob(owner, job.job.id)).status).toBe("succeeded");
    expect((await readDraft(owner, document.id)).content).toContain("## 7 Confirmation");
  });
});
