import { env } from "cloudflare:workers";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person } from "../../../test/team.ts";
import { newProject, newVersion, waitForJob } from "../../../test/workspace.ts";
import { downloadExport } from "./testing/ask-for-export.ts";
import { ZipUpload } from "./zip-upload.ts";

let owner: Person;
beforeAll(async () => {
  owner = await newPerson();
});

describe("the ZIP of a project", () => {
  async function zipOf(projectId: string, format: string) {
    return callApi("POST", `/api/v1/projects/${projectId}/exports`, {
      token: owner.token,
      body: { format },
    });
  }

  it("holds the latest version of each published document in folders by type", async () => {
    const first = await newVersion(owner, "# One\n");
    const { token } = owner;
    for (const text of ["# Two\n", "# Three\n"]) {
      await callApi("PUT", `/api/v1/docs/${first.documentId}/draft`, {
        token,
        body: { content: text },
        headers: { "If-Match": "*" },
      });
      await callApi("POST", `/api/v1/docs/${first.documentId}/publish`, { token, body: {} });
    }
    const same = await callApi("POST", `/api/v1/projects/${first.projectId}/docs`, {
      token,
      body: { type: "SRS", title: "Requirements" },
    });
    await callApi("PUT", `/api/v1/docs/${same.body.id}/draft`, {
      token,
      body: { content: "# Other\n" },
      headers: { "If-Match": "*" },
    });
    await callApi("POST", `/api/v1/docs/${same.body.id}/publish`, { token, body: {} });

    const { status, body } = await zipOf(first.projectId, "md");
    expect(status, JSON.stringify(body)).toBe(202);
    expect(body.export).toMatchObject({ versionId: null, documentTitle: null });
    const job = await waitForJob(owner, body.job.id);
    expect(job).toMatchObject({ status: "succeeded", progress: { done: 2, total: 2 } });
    const answer = await downloadExport(owner, body.export.id);
    expect(answer.headers.get("Content-Type")).toBe("application/zip");
    const files = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const texts = Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]);
    expect(texts).toEqual([
      ["Shaftline/SRS/Requirements-v3.md", "# Three\n"],
      ["Shaftline/SRS/Requirements-2-v1.md", "# Other\n"],
    ]);
    const again = await zipOf(first.projectId, "md");
    expect(again.body.export.id).toBe(body.export.id);
    const list = await callApi("GET", `/api/v1/projects/${first.projectId}/exports`, { token });
    expect(list.body.items[0].fileName).toBe("Shaftline-md.zip");
  });

  it("grows past a part of the upload without losing a byte", async () => {
    const zip = await ZipUpload.open(env.FILES, "test/large.zip", "application/zip");
    const bytes = new Uint8Array(9_000_000).map((_, index) => index % 251);
    await zip.add("a.bin", bytes, new Date("2026-11-20T14:05:00Z"), true);
    await zip.add("b.txt", strToU8("b".repeat(5000)), new Date("2026-11-20T14:05:00Z"), false);
    const size = await zip.finish();
    const stored = await env.FILES.get("test/large.zip");
    const files = unzipSync(new Uint8Array((await stored?.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect(stored?.size).toBe(size);
    const large = files["a.bin"];
    expect(large?.length).toBe(bytes.length);
    expect(large?.every((byte, index) => byte === bytes[index])).toBe(true);
    expect(files["b.txt"]?.length).toBe(5000);
  });

  it("is refused in words while nothing is published", async () => {
    const project = await newProject(owner);
    const answer = await zipOf(project.id, "pdf");
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(/Publish one/);
  });
});
