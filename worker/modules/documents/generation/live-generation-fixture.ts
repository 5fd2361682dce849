import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { newId } from "../../../kernel/ids.ts";
import type { Context } from "../../../platform/context.ts";
import type { JobType } from "../../../platform/jobs/job.ts";
import { insertJob, queuedJob } from "../../../platform/jobs/repo.ts";
import type { JobHandlers } from "../../../platform/jobs/run-job.ts";
import { systemContext } from "../../../system-context.ts";
import { callApi } from "../../../test/api-client.ts";
import { type Person, testDatabase } from "../../../test/team.ts";
import { newDocument } from "../../../test/workspace.ts";
import { ProjectContext } from "../context/contract.ts";
import { EXAMPLE_CONTEXT } from "../context/example-context.ts";
import { composeSection } from "./compose/compose-section.ts";
import { runGeneration } from "./jobs.ts";
import { getPromptPack } from "./promptpacks/get-prompt-pack.ts";
import type { PackSection } from "./promptpacks/pack.ts";
import { runRegeneration } from "./regenerate-job.ts";

export const pack = getPromptPack("SRS");
const context = ProjectContext.parse(EXAMPLE_CONTEXT);
export const handlers: JobHandlers = {
  "draft.generate": runGeneration,
  "section.regenerate": runRegeneration,
  "version.export": () => Promise.reject(new Error("not here")),
  "project.export": () => Promise.reject(new Error("not here")),
  "document.import": () => Promise.reject(new Error("not here")),
};

type Say = (text: string) => Promise<void>;
export type Script = (section: PackSection, say: Say, attempt: number) => Promise<void>;

/** What the embedded composer writes there, which passes all checks. */
export function composed(section: PackSection): string {
  return composeSection({ pack, section, context });
}

export const write: Script = (section, say) => say(composed(section));

/** A language model behind the binding that says what a test wants, section by section. */
export function playing(script: Script) {
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

/** A draft in a project whose context is filled in. */
export async function newDraft(owner: Person, content = "") {
  const document = await newDocument(owner, content);
  await callApi("PUT", `/api/v1/projects/${document.projectId}/context`, {
    token: owner.token,
    body: { context: EXAMPLE_CONTEXT },
  });
  return document;
}

/** Puts a job on the list as the API would, for a test to run itself; answers its id. */
export async function queue(
  owner: Person,
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

export async function readDraft(owner: Person, docId: string) {
  return (await callApi("GET", `/api/v1/docs/${docId}/draft`, { token: owner.token })).body;
}

/** A person replaces a piece of the draft. */
export async function edit(owner: Person, docId: string, from: string, to: string) {
  const { content } = await readDraft(owner, docId);
  expect(content).toContain(from);
  const { status } = await callApi("PUT", `/api/v1/docs/${docId}/draft`, {
    token: owner.token,
    body: { content: content.replace(from, to) },
    headers: { "If-Match": "*" },
  });
  expect(status).toBe(200);
}

/** By whom each section is, by its heading. */
export function kinds(draft: { sections: { heading: string; provenance: { kind: string } }[] }) {
  return Object.fromEntries(
    draft.sections.map(({ heading, provenance }) => [heading, provenance.kind]),
  );
}
