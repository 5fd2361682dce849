import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import worker from "../../../index.ts";
import { callApi } from "../../../test/api-client.ts";
import { newPerson, type Person } from "../../../test/team.ts";
import { newVersion, waitForJob } from "../../../test/workspace.ts";
import { contentDisposition } from "./content-disposition.ts";

const content = "# 사양서\n\nFR-001 The app shall open.\n";
let owner: Person;
let version: { id: string; projectId: string };
beforeAll(async () => {
  owner = await newPerson();
  version = await newVersion(owner, content);
});

async function exportAs(format: string) {
  const answer = await callApi("POST", `/api/v1/versions/${version.id}/exports`, {
    token: owner.token,
    body: { format },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return answer.body;
}

async function download(exportId: string): Promise<Response> {
  const request = new Request(`http://localhost:8787/api/v1/exports/${exportId}/download`, {
    headers: { Authorization: `Bearer ${owner.token}` },
  });
  return worker.fetch(
    request as Request<unknown, IncomingRequestCfProperties>,
    env,
    createExecutionContext(),
  );
}

describe("an export", () => {
  it.each([
    ["md", /^text\/markdown/, "# 사양서"],
    ["html", /^text\/html/, "<!doctype html>"],
  ])("as %s is served with type, length and a human name", async (format, type, start) => {
    const { export: file, job } = await exportAs(format);
    expect(file).toMatchObject({ status: "queued", fileName: null, sizeBytes: null });
    expect(await waitForJob(owner, job.id)).toMatchObject({
      status: "succeeded",
      result: { exportId: file.id },
    });
    const ready = await callApi("GET", `/api/v1/exports/${file.id}`, { token: owner.token });
    expect(ready.body).toMatchObject({ status: "succeeded", versionNumber: 1 });
    expect(ready.body.fileName).toMatch(new RegExp(`\\.${format}$`));
    const answer = await download(file.id);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toMatch(type);
    expect(answer.headers.get("Content-Length")).toBe(String(bytes.byteLength));
    expect(ready.body.sizeBytes).toBe(bytes.byteLength);
    expect(answer.headers.get("Content-Disposition")).toContain(
      encodeURIComponent(ready.body.fileName),
    );
    expect(new TextDecoder().decode(bytes).toLowerCase()).toContain(start);
  });

  it("cannot be downloaded before it is ready", async () => {
    const { export: file } = await exportAs("md");
    const answer = await download(file.id);
    if (answer.status === 409) {
      expect(await answer.json()).toMatchObject({ error: { code: "NOT_READY" } });
    } else {
      expect(answer.status).toBe(200);
    }
  });

  it("stands in the project's list, newest first", async () => {
    const { export: file } = await exportAs("md");
    const { body } = await callApi("GET", `/api/v1/projects/${version.projectId}/exports`, {
      token: owner.token,
    });
    expect(body.items[0].id).toBe(file.id);
  });
});

describe("the name of a download", () => {
  it("survives quotes, controls and other scripts", () => {
    expect(contentDisposition('a"b\\c.pdf')).toBe(
      `attachment; filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`,
    );
    expect(contentDisposition("사양 (1).pdf")).toBe(
      `attachment; filename="__ (1).pdf"; filename*=UTF-8''%EC%82%AC%EC%96%91%20%281%29.pdf`,
    );
    expect(contentDisposition("a\r\nb.pdf")).not.toMatch(/[\r\n]/);
  });
});
