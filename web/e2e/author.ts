import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";

/** The sign of an editor that everything is saved. */
export const SAVED = "[role=status][data-state=saved]";

interface Draft {
  content: string;
  revision: number;
}

/** A signed-up person with a browser, and the API in that person's name. */
export class Author {
  readonly context: BrowserContext;
  readonly email: string;
  readonly userId: string;
  readonly #token: string;

  private constructor(context: BrowserContext, user: { id: string; email: string }, token: string) {
    this.context = context;
    this.userId = user.id;
    this.email = user.email;
    this.#token = token;
  }

  /** Signs up through the API; the browser gets the session cookie. */
  static async signUp(context: BrowserContext, name = "Mara Okonjo"): Promise<Author> {
    const answer = await context.request.post("/api/v1/auth/signup", {
      headers: { "X-Session-Transport": "cookie" },
      data: {
        name,
        email: `author-${crypto.randomUUID()}@docuforge.example`,
        password: "shaft-lantern-forge-42",
      },
    });
    expect(answer.status()).toBe(201);
    const { accessToken, user }: { accessToken: string; user: { id: string; email: string } } =
      await answer.json();
    await context.addInitScript(() => localStorage.setItem("docuforge.session", "1"));
    return new Author(context, user, accessToken);
  }

  async call<Answer>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    data?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await this.context.request.fetch(`/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.#token}`,
        "Idempotency-Key": crypto.randomUUID(),
        ...headers,
      },
      ...(data === undefined ? {} : { data }),
    });
    expect(answer.ok(), `${method} ${path} answers ${answer.status()}`).toBe(true);
    return await answer.json();
  }

  /** A project with a document; answers the path of the document's page. */
  async createDocument(): Promise<{ projectId: string; docId: string; path: string }> {
    const project = await this.call<{ id: string }>("POST", "/projects", {
      name: "Shaftline technician app",
    });
    const document = await this.call<{ id: string }>("POST", `/projects/${project.id}/docs`, {
      type: "SRS",
      title: "Software requirements specification",
    });
    const path = `/projects/${project.id}/documents/${document.id}`;
    return { projectId: project.id, docId: document.id, path };
  }

  /** Lets somebody else into the first organization of this person; answers its id. */
  async addMember(other: Author, role: "EDITOR" | "VIEWER"): Promise<string> {
    const me = await this.call<{ memberships: { organizationId: string }[] }>("GET", "/me");
    const organizationId = me.memberships[0]?.organizationId ?? "";
    await this.call("POST", `/orgs/${organizationId}/members`, { email: other.email, role });
    return organizationId;
  }

  /** Replaces the draft as somebody else's program would. */
  async putDraft(docId: string, content: string): Promise<void> {
    const { revision } = await this.readDraft(docId);
    await this.call("PUT", `/docs/${docId}/draft`, { content }, { "If-Match": `"r${revision}"` });
  }

  readDraft(docId: string): Promise<Draft> {
    return this.call("GET", `/docs/${docId}/draft`);
  }
}

/** The Markdown source on a document's page, once CodeMirror is there. */
export async function sourceOf(page: Page) {
  const source = page.getByRole("textbox", { name: "Markdown source" });
  await expect(source).toBeVisible();
  return source;
}

/** Types at the end of a line that holds a text. */
export async function typeAfter(page: Page, line: string, words: string): Promise<void> {
  const source = await sourceOf(page);
  await source.getByText(line).first().click();
  await page.keyboard.press("End");
  await page.keyboard.type(words);
}

/** Somebody with a browser of their own. */
export async function person(
  browser: Browser,
  name: string,
): Promise<{ author: Author; page: Page }> {
  const context = await browser.newContext();
  const author = await Author.signUp(context, name);
  return { author, page: await context.newPage() };
}
