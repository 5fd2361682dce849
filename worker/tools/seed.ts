import { setTimeout as pause } from "node:timers/promises";
import { demoContext, demoProjects } from "./demo-data.ts";

export const demoAccount = { email: "demo@docuforge.local", password: "demo-forge-2026!" };

const jobTimeoutMs = 60_000;
const mailTimeoutMs = 10_000;

interface Mailbox {
  items: { to: string; template: string; links: string[] }[];
}

type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the shapes are the API's own, checked by its tests
  body: any;
}

/** Makes the demo account and its projects through the API; does nothing when they are there. */
export async function seedDemo(url: string): Promise<void> {
  const anonymous = caller(url);
  // Nobody is asked for in a new database, so that all log-ins of the limits are left for people.
  const isNew = (await readMailbox(url)).items.length === 0;
  const loggedIn = isNew ? undefined : await anonymous("POST", "/auth/login", demoAccount);
  const signedIn =
    loggedIn?.status === 200
      ? loggedIn.body
      : expectStatus(
          await anonymous("POST", "/auth/signup", {
            ...demoAccount,
            name: "Mara Okonjo",
            organizationName: "Halden Lift Service",
          }),
          201,
        );
  const call = caller(url, signedIn.accessToken);
  await confirmAddress(url, anonymous);
  const existing = expectStatus(await call("GET", "/projects?limit=100"), 200).items;
  for (const project of demoProjects) {
    if (existing.some((known: { name: string }) => known.name === project.name)) continue;
    expectStatus(await call("POST", "/projects", project), 201);
  }
  await seedSpecification(call);
}

/** Follows the link in the mail that a local run keeps for itself. */
async function confirmAddress(url: string, call: Call): Promise<void> {
  const deadline = Date.now() + mailTimeoutMs;
  while (Date.now() < deadline) {
    const mail = (await readMailbox(url)).items.find(
      ({ to, template }) => to === demoAccount.email && template === "verify-email",
    );
    const token = mail?.links[0]?.split("#")[1];
    if (token !== undefined) {
      // The second time the link has been used; both answers are fine.
      await call("POST", "/auth/verify-email", { token });
      return;
    }
    await pause(100);
  }
}

async function readMailbox(url: string): Promise<Mailbox> {
  return (await (await fetch(`${url}/dev/mailbox.json`)).json()) as Mailbox;
}

/** A context, its generated specification, a published version and its PDF. */
async function seedSpecification(call: Call): Promise<void> {
  const { items } = expectStatus(await call("GET", "/projects?q=Shaftline"), 200);
  const projectId: string = items[0].id;
  const documents = expectStatus(await call("GET", `/projects/${projectId}/docs`), 200).items;
  if (documents.length > 0) return;
  const context = { context: demoContext };
  expectStatus(await call("PUT", `/projects/${projectId}/context`, context), 200);
  const document = expectStatus(
    await call("POST", `/projects/${projectId}/docs`, {
      type: "SRS",
      title: "Software requirements specification",
    }),
    201,
  );
  const generation = expectStatus(await call("POST", `/docs/${document.id}/generate`, {}), 202);
  await finished(call, generation.job.id);
  const version = expectStatus(
    await call("POST", `/docs/${document.id}/publish`, {
      label: "Pilot scope",
      notes: "For the first ten technicians in Halden.",
    }),
    201,
  );
  const made = expectStatus(
    await call("POST", `/versions/${version.id}/exports`, { format: "pdf" }),
    202,
  );
  await finished(call, made.job.id);
}

async function finished(call: Call, jobId: string): Promise<void> {
  const deadline = Date.now() + jobTimeoutMs;
  while (Date.now() < deadline) {
    const job = expectStatus(await call("GET", `/jobs/${jobId}`), 200);
    if (job.status === "succeeded") return;
    if (job.finishedAt !== null) throw new Error(`${job.type}: ${job.error?.message}`);
    await pause(100);
  }
  throw new Error("A job of the demo data took longer than a minute.");
}

function caller(url: string, token?: string): Call {
  return async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        // Counted as another machine than the one whose people come next.
        "CF-Connecting-IP": "192.0.2.1",
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? undefined : JSON.parse(text) };
  };
}

function expectStatus(answer: Answer, status: number): Answer["body"] {
  if (answer.status === status) return answer.body;
  throw new Error(`${answer.status} ${answer.body?.error?.message ?? ""}`);
}
