import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import {
  documentRoom,
  type WriteGeneratedInput,
} from "../../../../durable/document-room/client.ts";
import { openSocket } from "../../../../durable/document-room/live-fixture.ts";
import { newId } from "../../../kernel/ids.ts";
import { type JobHandlers, runJob } from "../../../platform/jobs/run-job.ts";
import { jobs } from "../../../platform/jobs/tables.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { waitForJob } from "../../../test/workspace.ts";
import { tellJob } from "../jobs/tell-job.ts";
import { runGeneration } from "./jobs.ts";
import {
  composed,
  edit,
  handlers,
  kinds,
  newDraft,
  pack,
  playing,
  queue,
  readDraft,
  write,
} from "./live-generation-fixture.ts";
import { placeGenerated } from "./place-generated.ts";
import type { PackSection } from "./promptpacks/pack.ts";
import { generatedSections, modelPrices } from "./tables.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

describe("a draft that is being written", () => {
  it("grows section by section while a person types elsewhere in it", async () => {
    const document = await newDraft(owner, "# Mine\n\nFirst line.\n");
    const { ctx, asked } = playing(async (section, say) => {
      if (section.id === "user-classes") {
        const { content } = await readDraft(owner, document.id);
        expect(content).toContain("## 2 Product perspective");
        expect(content).not.toContain("## 3 User classes");
        await edit(owner, document.id, "First line.", "First line, edited meanwhile.");
      }
      await say(composed(section));
    });
    const jobId = await queue(owner, document);
    expect(await runJob({ ctx, jobId, handlers })).toEqual({ kind: "done" });
    expect((await waitForJob(owner, jobId)).status).toBe("succeeded");
    expect(asked).toEqual(pack.sections.map(({ id }) => id));
    const draft = await readDraft(owner, document.id);
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
    const document = await newDraft(owner);
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
    const jobId = await queue(owner, document);
    await runJob({ ctx, jobId, handlers, tell: (id) => tellJob(ctx, id) });
    await expect
      .poll(() => events().findLast(({ type }) => type === "job.updated"))
      .toMatchObject({ job: { id: jobId, status: "succeeded" } });
    const ends = events().filter((event) => "section" in event && event.section === null);
    expect(ends).toHaveLength(pack.sections.length);
    socket.close();
  });

  it("goes on at the next section after the worker died, and asks for nothing twice", async () => {
    const document = await newDraft(owner);
    const jobId = await queue(owner, document);
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
    expect((await readDraft(owner, document.id)).content).toMatch(/## 4 Functional/);
    const next = playing(write);
    expect(await runJob({ ctx: next.ctx, jobId, handlers })).toEqual({ kind: "done" });
    expect(next.asked).toEqual(pack.sections.slice(4).map(({ id }) => id));
    const { content } = await readDraft(owner, document.id);
    const body = pack.sections.map(composed).join("\n\n");
    expect(content).toBe(`# Requirements\n\n${body}\n`);
  });

  it("stops within two seconds when cancelled, and keeps whole sections", async () => {
    const document = await newDraft(owner);
    const jobId = await queue(owner, document);
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
    expect((await readDraft(owner, document.id)).content).toBe(`# Requirements\n\n${two}\n`);
    const room = documentRoom(env.DOCUMENT_ROOM, document.id);
    expect(await room.beginGeneration({ jobId: newId("job"), claim: 1 })).toMatchObject({
      ok: true,
    });
  });

  it("keeps its previous text when a section never passes its checks", async () => {
    const before = "# Mine\n\nBy hand.\n";
    const document = await newDraft(owner, before);
    const jobId = await queue(owner, document);
    const { ctx, asked, prompts } = playing((section, say) =>
      say(section.id === "user-classes" ? "## 3 User classes\n\nTBD" : composed(section)),
    );
    await runJob({ ctx, jobId, handlers });
    expect(asked.filter((id) => id === "user-classes")).toHaveLength(2);
    expect(prompts.at(-1)).toContain("It was rejected for these reasons");
    const job = await waitForJob(owner, jobId);
    expect(job).toMatchObject({ status: "failed", error: { code: "UPSTREAM_FAILED" } });
    const draft = await readDraft(owner, document.id);
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
    const document = await newDraft(owner, "# Mine\n\n## 3 User classes\n\nWritten by hand.\n");
    const jobId = await queue(owner, document);
    const { ctx, model } = playing(write);
    await testDatabase()
      .insert(modelPrices)
      .values({ model, inputMicros: 2_000_000, outputMicros: 10_000_000 });
    await runJob({ ctx, jobId, handlers });
    const draft = await readDraft(owner, document.id);
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

  it("suggests also where a person types on in that very moment", async () => {
    const document = await newDraft(owner, "# Mine\n\n## 3 User classes\n\nWritten by hand.\n");
    const jobId = await queue(owner, document);
    const room = documentRoom(env.DOCUMENT_ROOM, document.id);
    await room.beginGeneration({ jobId, claim: 1 });
    const section = pack.sections[2] as PackSection;
    const place = {
      kind: "outline" as const,
      titles: [["user classes"]],
      index: 0,
      documentTitle: "",
    };
    const typedMeanwhile = async (input: WriteGeneratedInput) => {
      const written = await room.writeGenerated(input);
      await edit(owner, document.id, "by hand", "by my hand");
      return written;
    };
    const outcome = await placeGenerated(
      playing(write).ctx,
      { writeGenerated: typedMeanwhile },
      {
        job: { id: jobId, claims: 1, createdBy: owner.id },
        documentId: document.id,
        promptPack: "srs/v1",
        provider: { name: "scripted", model: "test" },
        section,
        index: 0,
        place,
        markdown: composed(section),
      },
    );
    expect(outcome).toBe("suggested");
    const { body } = await callApi("GET", `/api/v1/docs/${document.id}/suggestions`, {
      token: owner.token,
    });
    expect(body.items).toMatchObject([
      {
        quote: "## 3 User classes\n\nWritten by hand.",
        anchor: { state: "changed", text: "## 3 User classes\n\nWritten by my hand." },
      },
    ]);
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
    const document = await newDraft(owner);
    const jobId = await queue(owner, document);
    const { ctx, asked } = playing(write);
    await runJob({ ctx, jobId, handlers });
    await setLimit(null);
    expect(asked).toHaveLength(2);
    expect(await waitForJob(owner, jobId)).toMatchObject({
      status: "failed",
      error: { details: { reason: "usage-limit" }, message: expect.stringContaining("tokens") },
    });
    const two = pack.sections.slice(0, 2).map(composed).join("\n\n");
    expect((await readDraft(owner, document.id)).content).toBe(`# Requirements\n\n${two}\n`);
    const again = { status: "queued" as const, error: null, finishedAt: null };
    await testDatabase().update(jobs).set(again).where(eq(jobs.id, jobId));
    await runJob({ ctx, jobId, handlers });
    expect((await waitForJob(owner, jobId)).status).toBe("succeeded");
    expect(asked).toEqual(pack.sections.map(({ id }) => id));
  });
});
