import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { documentRoom } from "../../../../durable/document-room/client.ts";
import { openSocket } from "../../../../durable/document-room/live-fixture.ts";
import { newId } from "../../../kernel/ids.ts";
import type { Context } from "../../../platform/context.ts";
import type { JobType } from "../../../platform/jobs/job.ts";
import { findJobRow, insertJob, queuedJob } from "../../../platform/jobs/repo.ts";
import { type JobHandlers, runJob } from "../../../platform/jobs/run-job.ts";
import { systemContext } from "../../../system-context.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { newDocument, waitForJob } from "../../../test/workspace.ts";
import { ProjectContext } from "../context/contract.ts";
import { EXAMPLE_CONTEXT } from "../context/example-context.ts";
import { documents } from "../docs/tables.ts";
import { tellJob } from "../jobs/tell-job.ts";
import { composeSection } from "./compose/compose-section.ts";
import { runGeneration } from "./jobs.ts";
import { getPromptPack } from "./promptpacks/get-prompt-pack.ts";
import type { PackSection } from "./promptpacks/pack.ts";
import { runRegeneration } from "./regenerate-job.ts";
import { generatedSections, modelPrices } from "./tables.ts";

const pack = getPromptPack("SRS");
const context = ProjectContext.parse(EXAMPLE_CONTEXT);
const handlers: JobHandlers = {
  "draft.generate": runGeneration,
  "section.regenerate": runRegeneration,
  "version.export": () => Promise.reject(new Error("not here")),
  "project.export": () => Promise.reject(new Error("not here")),
  "document.import": () => Promise.reject(new Error("not here")),
};

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

type Say = (text: string) => Promise<void>;
type Script = (section: PackSection, say: Say, attempt: number) => Promise<void>;

function composed(section: PackSection): string {
  return composeSection({ pack, section, context });
}

const write: Script = (section, say) => say(composed(section));

/** A language model behind the binding that says what a test wants, section by section. */
function playing(script: Script) {
  const asked: string[] = [];
  const prompts: string[] = [];
  const run = async (_model: string, input: { messages: { content: string }[] }) => {
    const prompt = input.messages.map(({ content }) => content).join("\n\n");
    prompts.push(prompt);
    const title = /^Section \d+ of \d+: (.+)\.$/mu.exec(prompt)?.[1];
    const section = pack.sections.find((candidate) => candidate.title === title);
    if (!section) throw new Error("The prompt names no section");
    asked.push(section.id);
    const attempt = asked.filter((id) => id === section.id).length;
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const send = (data: unknown) =>
      writer.write(new TextEncoder().encode(`data: ${JSON.stringify(data)}\n\n`));
    const say: Say = (text) => send({ choices: [{ delta: { content: text } }] });
    void script(section, say, attempt)
      .then(async () => {
        await send({
          choices: [{ finish_reason: "stop" }],
          usage: { prompt_tokens: 1000, completion_tokens: 100 },
        });
        await writer.close();
      })
      .catch((error: unknown) => writer.abort(error).catch(() => undefined));
    return readable;
  };
  const base = systemContext(env, createExecutionContext(), "test");
  const languageModel = { kind: "workers-ai" as const, ai: { run }, model: `@cf/${newId("job")}` };
  const ctx: Context = { ...base, env: { ...base.env, languageModel } };
  return { ctx, asked, prompts, model: languageModel.model };
}

async function newDraft(content = "") {
  const document = await newDocument(owner, content);
  await callApi("PUT", `/api/v1/projects/${document.projectId}/context`, {
    token: owner.token,
    body: { context: EXAMPLE_CONTEXT },
  });
  return document;
}

async function queue(
  document: { id: string; projectId: string },
  input: Record<string, unknown> = {},
  type: JobType = "draft.generate",
): Promise<string> {
  const job = queuedJob({
    id: newId("job"),
    organizationId: owner.organizationId,
    projectId: document.projectId,
    type,
    input: { documentId: document.id, ...input },
    progressTotal: pack.sections.length,
    createdBy: owner.id,
    createdAt: new Date().toISOString(),
  });
  await insertJob(testDatabase(), job);
  return job.id;
}

async function readDraft(docId: string) {
  return (await callApi("GET", `/api/v1/docs/${docId}/draft`, { token: owner.token })).body;
}

async function edit(docId: string, from: string, to: string) {
  const { content } = await readDraft(docId);
  expect(content).toContain(from);
  const { status } = await callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: owner.token,
    body: { content: content.replace(from, to) },
    headers: { "If-Match": "*" },
  });
  expect(status).toBe(200);
}

function kinds(draft: { sections: { heading: string; provenance: { kind: string } }[] }) {
  return Object.fromEntries(
    draft.sections.map(({ heading, provenance }) => [heading, provenance.kind]),
  );
}

describe("a draft that is being written", () => {
  it("grows section by section while a person types elsewhere in it", async () => {
    const document = await newDraft("# Mine\n\nFirst line.\n");
    const { ctx, asked } = playing(async (section, say) => {
      if (section.id === "user-classes") {
        const { content } = await readDraft(document.id);
        expect(content).toContain("## 2 Product perspective");
        expect(content).not.toContain("## 3 User classes");
        await edit(document.id, "First line.", "First line, edited meanwhile.");
      }
      await say(composed(section));
    });
    const jobId = await queue(document);
    expect(await runJob({ ctx, jobId, handlers })).toEqual({ kind: "done" });
    expect((await waitForJob(owner, jobId)).status).toBe("succeeded");
    expect(asked).toEqual(pack.sections.map(({ id }) => id));
    const draft = await readDraft(document.id);
    const body = pack.sections.map(composed).join("\n\n");
    expect(draft.content).toBe(`# Mine\n\nFirst line, edited meanwhile.\n\n${body}\n`);
    expect(kinds(draft)).toMatchObject({ Mine: "person", "3 User classes": "generated" });
    const section = draft.sections.find(
      ({ heading }: { heading: string }) => heading === "3 User classes",
    );
    expect(section.provenance.generation).toMatchObject({
      promptPack: "srs/v1",
      provider: "workers-ai",
      jobId,
    });
  });

  it("shows the running text and the job to those who have it open", async () => {
    const document = await newDraft();
    const { socket, events } = await openSocket(document.id, owner, "&events=1");
    const { ctx } = playing(async (section, say) => {
      if (section.id === "introduction") {
        const text = composed(section);
        await say(text.slice(0, 10));
        await expect
          .poll(() => events().find(({ type }) => type === "generation.text"))
          .toMatchObject({ section: { id: "introduction" }, offset: 0, text: "## 1 Intro" });
        await say(text.slice(10));
      } else await say(composed(section));
    });
    const jobId = await queue(document);
    await runJob({ ctx, jobId, handlers, tell: (id) => tellJob(ctx, id) });
    await expect
      .poll(() => events().findLast(({ type }) => type === "job.updated"))
      .toMatchObject({ job: { id: jobId, status: "succeeded" } });
    const ends = events().filter((event) => "section" in event && event.section === null);
    expect(ends).toHaveLength(pack.sections.length);
    socket.close();
  });

  it("goes on at the next section after the worker died, and asks for nothing twice", async () => {
    const document = await newDraft();
    const jobId = await queue(document);
    const dying = playing((section, say) =>
      section.id === "constraints" ? Promise.reject(new Error("gone")) : say(composed(section)),
    );
    const broken: JobHandlers = {
      ...handlers,
      "draft.generate": (run) =>
        runGeneration({
          ...run,
          report: async (progress) => {
            if (progress.done === 4) throw new Error("the isolate was taken away");
            await run.report(progress);
          },
        }),
    };
    expect(await runJob({ ctx: dying.ctx, jobId, handlers: broken })).toMatchObject({
      kind: "retry",
    });
    expect((await readDraft(document.id)).content).toMatch(/## 4 Functional/);
    const next = playing(write);
    expect(await runJob({ ctx: next.ctx, jobId, handlers })).toEqual({ kind: "done" });
    expect(next.asked).toEqual(pack.sections.slice(4).map(({ id }) => id));
    const { content } = await readDraft(document.id);
    const body = pack.sections.map(composed).join("\n\n");
    expect(content).toBe(`# Requirements\n\n${body}\n`);
  });

  it("stops within two seconds when cancelled, and keeps whole sections", async () => {
    const document = await newDraft();
    const jobId = await queue(document);
    const started = Promise.withResolvers<void>();
    const { ctx } = playing(async (section, say) => {
      if (section.id !== "user-classes") return say(composed(section));
      await say("## 3 User cl");
      started.resolve();
      await new Promise(() => undefined);
    });
    const running = runJob({ ctx, jobId, handlers });
    await started.promise;
    const cancelledAt = Date.now();
    await callApi("POST", `/api/v1/jobs/${jobId}/cancel`, { token: owner.token });
    expect(await running).toEqual({ kind: "done" });
    expect(Date.now() - cancelledAt).toBeLessThan(2_000);
    expect((await waitForJob(owner, jobId)).status).toBe("cancelled");
    const two = pack.sections.slice(0, 2).map(composed).join("\n\n");
    expect((await readDraft(document.id)).content).toBe(`# Requirements\n\n${two}\n`);
    const room = documentRoom(env.DOCUMENT_ROOM, document.id);
    expect(await room.beginGeneration({ jobId: newId("job"), claim: 1 })).toMatchObject({
      ok: true,
    });
  });

  it("keeps its previous text when a section never passes its checks", async () => {
    const before = "# Mine\n\nBy hand.\n";
    const document = await newDraft(before);
    const jobId = await queue(document);
    const { ctx, asked, prompts } = playing((section, say) =>
      say(section.id === "user-classes" ? "## 3 User classes\n\nTBD" : composed(section)),
    );
    await runJob({ ctx, jobId, handlers });
    expect(asked.filter((id) => id === "user-classes")).toHaveLength(2);
    expect(prompts.at(-1)).toContain("It was rejected for these reasons");
    const job = await waitForJob(owner, jobId);
    expect(job).toMatchObject({ status: "failed", error: { code: "UPSTREAM_FAILED" } });
    const draft = await readDraft(document.id);
    expect(draft.content).toBe(before);
    expect(kinds(draft)).toEqual({ Mine: "person" });
    const rows = await testDatabase()
      .select()
      .from(generatedSections)
      .where(eq(generatedSections.jobId, jobId))
      .orderBy(asc(generatedSections.createdAt));
    expect(rows.map(({ section, passedFirst, passed }) => [section, passedFirst, passed])).toEqual([
      ["introduction", true, true],
      ["product-perspective", true, true],
      ["user-classes", false, false],
    ]);
  });

  it("suggests where a person wrote, and counts what it took", async () => {
    const document = await newDraft("# Mine\n\n## 3 User classes\n\nWritten by hand.\n");
    const jobId = await queue(document);
    const { ctx, model } = playing(write);
    await testDatabase()
      .insert(modelPrices)
      .values({ model, inputMicros: 2_000_000, outputMicros: 10_000_000 });
    await runJob({ ctx, jobId, handlers });
    const draft = await readDraft(document.id);
    expect(draft.content).toContain("Written by hand.");
    expect(draft.content).toContain("## 4 Functional requirements");
    const { body } = await callApi("GET", `/api/v1/docs/${document.id}/suggestions`, {
      token: owner.token,
    });
    expect(body.items).toMatchObject([
      {
        author: { kind: "generator", jobId },
        quote: "## 3 User classes\n\nWritten by hand.",
        replacement: composed(pack.sections[2] as PackSection),
      },
    ]);
    const [row] = await testDatabase()
      .select()
      .from(generatedSections)
      .where(eq(generatedSections.jobId, jobId));
    expect(row).toMatchObject({ inputTokens: 1000, outputTokens: 100, costMicros: 3_000 });
  });
});

describe("a monthly limit", () => {
  it("stops a running job in words and keeps the sections that were paid for", async () => {
    const base = `/api/v1/orgs/${owner.organizationId}`;
    const setLimit = (monthlyTokens: number | null) =>
      callApi("PUT", `${base}/usage-limit`, {
        token: owner.token,
        body: { monthlyTokens, monthlyCostMicros: null },
      });
    const { body } = await callApi("GET", `${base}/usage`, { token: owner.token });
    await setLimit(body.total.inputTokens + body.total.outputTokens + 2_000);
    const document = await newDraft();
    const jobId = await queue(document);
    const { ctx, asked } = playing(write);
    await runJob({ ctx, jobId, handlers });
    await setLimit(null);
    expect(asked).toHaveLength(2);
    expect(await waitForJob(owner, jobId)).toMatchObject({
      status: "failed",
      error: { details: { reason: "usage-limit" }, message: expect.stringContaining("tokens") },
    });
    const two = pack.sections.slice(0, 2).map(composed).join("\n\n");
    expect((await readDraft(document.id)).content).toBe(`# Requirements\n\n${two}\n`);
  });
});

describe("one section written anew", () => {
  async function written() {
    const document = await newDraft();
    const jobId = await queue(document);
    await runJob({ ctx: playing(write).ctx, jobId, handlers });
    return document;
  }

  async function regenerate(
    document: { id: string; projectId: string },
    heading: string,
    script: Script,
  ) {
    const draft = await readDraft(document.id);
    const section = draft.sections.find((item: { heading: string }) => item.heading === heading);
    const sectionId = section.id;
    const jobId = await queue(
      document,
      { sectionId, instructions: "Shorter." },
      "section.regenerate",
    );
    const played = playing(script);
    await runJob({ ctx: played.ctx, jobId, handlers });
    return { before: draft.content, job: await waitForJob(owner, jobId), ...played };
  }

  it("changes no other byte, also while somebody types elsewhere", async () => {
    const document = await written();
    const { before, job, prompts } = await regenerate(
      document,
      "3 User classes",
      async (section, say) => {
        await edit(document.id, "## 7 Constraints\n", "## 7 Constraints\n\nTyped meanwhile.\n");
        await say(composed(section).replace("Daily", "Every day"));
      },
    );
    expect(job).toMatchObject({ status: "succeeded", type: "section.regenerate" });
    expect(prompts[0]).toContain("<instructions>\nShorter.");
    expect(prompts[0]).toContain("<existing>\n## 3 User classes");
    expect((await readDraft(document.id)).content).toBe(
      before
        .replace("## 7 Constraints\n", "## 7 Constraints\n\nTyped meanwhile.\n")
        .replace("Daily", "Every day"),
    );
  });

  it("can be a part below a section", async () => {
    const document = await written();
    const { before, job } = await regenerate(document, "1.4 Stakeholders", (section, say) =>
      say(
        composed(section).replace("Sponsor", "Payer").replace("1 Introduction", "1 Introduction"),
      ),
    );
    expect(job.status).toBe("succeeded");
    expect((await readDraft(document.id)).content).toBe(before.replace("Sponsor", "Payer"));
  });

  it("keeps the ids of its requirements, and gives new ones numbers of their own", async () => {
    const document = await written();
    const { before } = await regenerate(document, "4 Functional requirements", (section, say) =>
      say(
        composed(section)
          .replaceAll(/FR-00(\d)/g, "FR-10$1")
          .replace(
            "| FR-106 |",
            "| FR-001 | The desk shall ring. | Must | It is heard. |\n| FR-106 |",
          ),
      ),
    );
    expect((await readDraft(document.id)).content).toBe(
      before.replace(
        "| FR-006 | The",
        "| FR-007 | The desk shall ring. | Must | It is heard. |\n| FR-006 | The",
      ),
    );
  });

  it("becomes a suggestion where a person edited", async () => {
    const document = await written();
    await edit(document.id, "mostly from home", "always from home");
    const { before, job } = await regenerate(document, "3 User classes", write);
    expect(job.status).toBe("succeeded");
    const draft = await readDraft(document.id);
    expect(draft.content).toBe(before);
    expect(kinds(draft)["3 User classes"]).toBe("edited");
    expect(kinds(draft).Requirements).toBe("generated");
    const authorsOf = (heading: string) =>
      draft.sections
        .find((section: { heading: string }) => section.heading === heading)
        .provenance.authors.map((author: { id: string }) => author.id);
    expect(authorsOf("3 User classes")).toEqual([owner.id]);
    expect(authorsOf("Requirements")).toEqual([]);
    await edit(document.id, "## 1.2 Scope", "## 1.2 What it is about");
    expect(kinds(await readDraft(document.id))["1.2 What it is about"]).toBe("edited");
    const { body } = await callApi("GET", `/api/v1/docs/${document.id}/suggestions`, {
      token: owner.token,
    });
    expect(body.items).toHaveLength(1);
  });

  it("is asked for over the API, and refused in words where nobody knows what belongs there", async () => {
    const document = await newDraft("# T\n\n## 3 User classes\n\n## My own\n\nx\n");
    const ask = (sectionId: string) =>
      callApi("POST", `/api/v1/docs/${document.id}/regenerate-section`, {
        token: owner.token,
        body: { sectionId },
      });
    const { status, body } = await ask("t.3-user-classes");
    expect(status).toBe(202);
    expect((await waitForJob(owner, body.job.id)).status).toBe("succeeded");
    expect((await readDraft(document.id)).content).toContain("| Reader |");
    expect(await ask("t.my-own")).toMatchObject({
      status: 409,
      body: { error: { message: expect.stringContaining("“My own”") } },
    });
    expect((await ask("t.nothing")).status).toBe(404);
    expect(await findJobRow(testDatabase(), body.job.id)).toMatchObject({
      result: { documentId: document.id },
    });
  });
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

    const document = await newDraft();
    const { ctx, prompts } = playing(write);
    await runJob({ ctx, jobId: await queue(document), handlers });
    expect(prompts.filter((prompt) => prompt.includes(text))).toHaveLength(1);
    const draft = await readDraft(document.id);
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
    const { projectId } = await newDraft();
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
    expect((await readDraft(document.id)).content).toContain("## 7 Confirmation");
  });
});
