import { beforeAll, describe, expect, it } from "vitest";
import { findJobRow } from "../../../platform/jobs/repo.ts";
import { runJob } from "../../../platform/jobs/run-job.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person, testDatabase } from "../../../test/team.ts";
import { waitForJob } from "../../../test/workspace.ts";
import {
  composed,
  edit,
  handlers,
  kinds,
  newDraft,
  playing,
  queue,
  readDraft,
  type Script,
  write,
} from "./live-generation-fixture.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

describe("one section written anew", () => {
  async function written() {
    const document = await newDraft(owner);
    const jobId = await queue(owner, document);
    await runJob({ ctx: playing(write).ctx, jobId, handlers });
    return document;
  }

  async function regenerate(
    document: { id: string; projectId: string },
    heading: string,
    script: Script,
  ) {
    const draft = await readDraft(owner, document.id);
    const section = draft.sections.find((item: { heading: string }) => item.heading === heading);
    const sectionId = section.id;
    const jobId = await queue(
      owner,
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
        await edit(
          owner,
          document.id,
          "## 7 Constraints\n",
          "## 7 Constraints\n\nTyped meanwhile.\n",
        );
        await say(composed(section).replace("Daily", "Every day"));
      },
    );
    expect(job).toMatchObject({ status: "succeeded", type: "section.regenerate" });
    expect(prompts[0]).toContain("<instructions>\nShorter.");
    expect(prompts[0]).toContain("<existing>\n## 3 User classes");
    expect((await readDraft(owner, document.id)).content).toBe(
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
    expect((await readDraft(owner, document.id)).content).toBe(before.replace("Sponsor", "Payer"));
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
    expect((await readDraft(owner, document.id)).content).toBe(
      before.replace(
        "| FR-006 | The",
        "| FR-007 | The desk shall ring. | Must | It is heard. |\n| FR-006 | The",
      ),
    );
  });

  it("becomes a suggestion where a person edited", async () => {
    const document = await written();
    await edit(owner, document.id, "mostly from home", "always from home");
    const { before, job } = await regenerate(document, "3 User classes", write);
    expect(job.status).toBe("succeeded");
    const draft = await readDraft(owner, document.id);
    expect(draft.content).toBe(before);
    expect(kinds(draft)["3 User classes"]).toBe("edited");
    expect(kinds(draft).Requirements).toBe("generated");
    const authorsOf = (heading: string) =>
      draft.sections
        .find((section: { heading: string }) => section.heading === heading)
        .provenance.authors.map((author: { id: string }) => author.id);
    expect(authorsOf("3 User classes")).toEqual([owner.id]);
    expect(authorsOf("Requirements")).toEqual([]);
    await edit(owner, document.id, "## 1.2 Scope", "## 1.2 What it is about");
    expect(kinds(await readDraft(owner, document.id))["1.2 What it is about"]).toBe("edited");
    const { body } = await callApi("GET", `/api/v1/docs/${document.id}/suggestions`, {
      token: owner.token,
    });
    expect(body.items).toHaveLength(1);
  });

  it("is asked for over the API, and refused in words where nobody knows what belongs there", async () => {
    const document = await newDraft(owner, "# T\n\n## 3 User classes\n\n## My own\n\nx\n");
    const ask = (sectionId: string) =>
      callApi("POST", `/api/v1/docs/${document.id}/regenerate-section`, {
        token: owner.token,
        body: { sectionId },
      });
    const { status, body } = await ask("t.3-user-classes");
    expect(status).toBe(202);
    expect((await waitForJob(owner, body.job.id)).status).toBe("succeeded");
    expect((await readDraft(owner, document.id)).content).toContain("| Reader |");
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
