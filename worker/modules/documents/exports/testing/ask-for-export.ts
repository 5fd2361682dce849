import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import worker from "../../../../index.ts";
import { callApi } from "../../../../test/api-client.ts";
import type { Person } from "../../../../test/team.ts";
import { waitForJob } from "../../../../test/workspace.ts";

/** Asks for a file of a version; answers the export and its job. */
export async function askForExport(
  { token }: Person,
  versionId: string,
  format: string,
  options?: Record<string, unknown>,
) {
  const answer = await callApi("POST", `/api/v1/versions/${versionId}/exports`, {
    token,
    body: { format, options },
  });
  if (answer.status !== 202) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** Fetches an address of the product as a browser does, without a token unless one is given. */
export async function fetchFile(url: string, token?: string): Promise<Response> {
  const headers = new Headers(token === undefined ? [] : [["Authorization", `Bearer ${token}`]]);
  return worker.fetch(
    new Request(url, { headers }) as Request<unknown, IncomingRequestCfProperties>,
    env,
    createExecutionContext(),
  );
}

/** Downloads an export, ready or not. */
export function downloadExport({ token }: Person, exportId: string): Promise<Response> {
  return fetchFile(`http://localhost:8787/api/v1/exports/${exportId}/download`, token);
}

/** The finished file of a version, and what the product says of it. */
export async function exportedFile(person: Person, versionId: string, format: string) {
  const { export: asked, job } = await askForExport(person, versionId, format);
  await waitForJob(person, job.id);
  const { body } = await callApi("GET", `/api/v1/exports/${asked.id}`, { token: person.token });
  const answer = await downloadExport(person, asked.id);
  return { file: body, bytes: new Uint8Array(await answer.arrayBuffer()) };
}
