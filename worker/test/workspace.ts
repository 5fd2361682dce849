import { type ApiAnswer, callApi } from "./api-client.ts";
import type { Person } from "./team.ts";

/** Replacing this much text at once leaves it in the history. */
const longText = "# Shaftline\n\nA text.\n".repeat(100);

function expectStatus(answer: ApiAnswer, status: number): ApiAnswer["body"] {
  if (answer.status !== status) {
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

/** A project of the person's own organization. */
export async function newProject(person: Person, name = "Shaftline"): Promise<{ id: string }> {
  const { token } = person;
  return expectStatus(await callApi("POST", "/api/v1/projects", { token, body: { name } }), 201);
}

/** A document with the given draft in a new project. */
export async function newDocument(
  person: Person,
  content = "# Shaftline\n\nA text.\n",
): Promise<{ id: string; projectId: string }> {
  const { token } = person;
  const project = await newProject(person);
  const document = expectStatus(
    await callApi("POST", `/api/v1/projects/${project.id}/docs`, {
      token,
      body: { type: "SRS", title: "Requirements" },
    }),
    201,
  );
  if (content !== "") {
    expectStatus(
      await callApi("PUT", `/api/v1/docs/${document.id}/draft`, {
        token,
        body: { content },
        headers: { "If-Match": "*" },
      }),
      200,
    );
  }
  return { id: document.id, projectId: project.id };
}

/** A published version of a new document. */
export async function newVersion(
  person: Person,
  content?: string,
): Promise<{ id: string; documentId: string; projectId: string }> {
  const document = await newDocument(person, content);
  const version = expectStatus(
    await callApi("POST", `/api/v1/docs/${document.id}/publish`, { token: person.token, body: {} }),
    201,
  );
  return { id: version.id, documentId: document.id, projectId: document.projectId };
}

/** A conversation about a new document of `owner`, started by `author`. */
export async function newThread(owner: Person, author = owner): Promise<ApiAnswer["body"]> {
  const document = await newDocument(owner);
  return expectStatus(
    await callApi("POST", `/api/v1/docs/${document.id}/comments`, {
      token: author.token,
      body: { body: "Which text?", anchor: { start: 13, quote: "A text" } },
    }),
    201,
  );
}

/** The path of an earlier text of a new document, whose draft was replaced since. */
export async function newHistoryPath(person: Person): Promise<string> {
  const { id } = await newDocument(person, longText);
  const { token } = person;
  const saved = await callApi("PUT", `/api/v1/docs/${id}/draft`, {
    token,
    body: { content: "# Replaced\n" },
    headers: { "If-Match": "*" },
  });
  expectStatus(saved, 200);
  const { items } = expectStatus(
    await callApi("GET", `/api/v1/docs/${id}/history`, { token }),
    200,
  );
  return `/docs/${id}/history/${items[0].id}`;
}

/** A PNG of one pixel. */
export function smallPng(): Uint8Array<ArrayBuffer> {
  const base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The address of an image of a new document. */
export async function newImagePath(person: Person): Promise<string> {
  const { id } = await newDocument(person);
  const stored = await callApi("POST", `/api/v1/docs/${id}/images`, {
    token: person.token,
    rawBody: smallPng(),
    headers: { "Content-Type": "image/png" },
  });
  return expectStatus(stored, 201).url;
}

/** A suggestion for a new document, whose text it replaces in part. */
export async function newSuggestion(
  person: Person,
): Promise<{ id: string; documentId: string; quote: string; replacement: string }> {
  const document = await newDocument(person);
  return expectStatus(
    await callApi("POST", `/api/v1/docs/${document.id}/suggestions`, {
      token: person.token,
      body: { start: 13, quote: "A text", replacement: "Another text" },
    }),
    201,
  );
}

/** Asks for a job until it has ended; the queue runs on its own. */
export async function waitForJob(person: Person, jobId: string): Promise<ApiAnswer["body"]> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const { body } = await callApi("GET", `/api/v1/jobs/${jobId}`, { token: person.token });
    if (body.finishedAt !== null) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`job ${jobId} did not end`);
}
