import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** The client that the tests' Worker is at GitHub. */
export const gitHubClient = { clientId: "Iv1.docuforge", clientSecret: "the secret of the tests" };

interface Grant {
  login: string;
  challenge: string;
  redirectUri: string;
}

/**
 * What GitHub answers to OAuth apps, on a free port: `as` in the authorization address says who signs
 * in, and what goes wrong, by how the login begins. Errors of the token address have status 200.
 */
export async function startGitHub() {
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, string>();

  function authorize(url: URL, response: ServerResponse) {
    const query = url.searchParams;
    const redirectUri = query.get("redirect_uri") ?? "";
    const state = query.get("state") ?? "";
    const login = query.get("as");
    if (query.get("client_id") !== gitHubClient.clientId) return send(response, 404, "Not Found");
    if (login === null) return send(response, 200, "<h1>Sign in to GitHub</h1>", "text/html");
    const back = new URL(redirectUri);
    back.searchParams.set("state", state);
    if (login.startsWith("denied")) {
      back.searchParams.set("error", "access_denied");
      back.searchParams.set("error_description", "The user has denied your application access.");
    } else {
      const code = randomUUID();
      const challenge = query.get("code_challenge") ?? "";
      grants.set(code, { login, challenge, redirectUri });
      back.searchParams.set("code", code);
    }
    response.writeHead(302, { Location: back.href }).end();
  }

  async function exchange(request: IncomingMessage, response: ServerResponse) {
    const form = new URLSearchParams(await text(request));
    const code = form.get("code") ?? "";
    const grant = grants.get(code);
    grants.delete(code);
    const verifier = createHash("sha256").update(form.get("code_verifier") ?? "");
    const isClient =
      form.get("client_id") === gitHubClient.clientId &&
      form.get("client_secret") === gitHubClient.clientSecret;
    if (!isClient) return sendJson(response, 200, { error: "incorrect_client_credentials" });
    if (
      grant === undefined ||
      grant.login.startsWith("expired") ||
      grant.redirectUri !== form.get("redirect_uri") ||
      grant.challenge !== verifier.digest("base64url")
    ) {
      const error_description = "The code passed is incorrect or expired.";
      return sendJson(response, 200, { error: "bad_verification_code", error_description });
    }
    const token = `gho_${randomUUID()}`;
    tokens.set(token, grant.login);
    sendJson(response, 200, {
      access_token: token,
      scope: "read:user,user:email",
      token_type: "bearer",
    });
  }

  function answerApi(path: string, request: IncomingMessage, response: ServerResponse) {
    if (!request.headers["user-agent"]) return sendJson(response, 403, { message: "Forbidden" });
    const token = request.headers.authorization?.replace(/^Bearer /i, "") ?? "";
    const login = tokens.get(token);
    if (login === undefined) return sendJson(response, 401, { message: "Bad credentials" });
    if (login.startsWith("limited")) {
      return sendJson(response, 403, { message: "API rate limit exceeded" });
    }
    if (login.startsWith("unicorn")) return send(response, 502, "<h1>Unicorn!</h1>", "text/html");
    if (path === "/user") {
      const id = createHash("sha256").update(login).digest().readUInt32BE();
      return sendJson(response, 200, { id, login, name: null });
    }
    const verified = !login.startsWith("unconfirmed");
    const email = `${login}@octo.example`;
    sendJson(
      response,
      200,
      login.startsWith("addressless")
        ? []
        : [
            { email: "other@octo.example", primary: false, verified: true, visibility: null },
            { email, primary: true, verified, visibility: "private" },
          ],
    );
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === "/login/oauth/authorize") authorize(url, response);
    else if (url.pathname === "/login/oauth/access_token") void exchange(request, response);
    else answerApi(url.pathname, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

function send(response: ServerResponse, status: number, body: string, type = "text/plain") {
  response.writeHead(status, { "Content-Type": type }).end(body);
}

function sendJson(response: ServerResponse, status: number, body: unknown) {
  send(response, status, JSON.stringify(body), "application/json; charset=utf-8");
}
