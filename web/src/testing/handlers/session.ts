import type { ApiState } from "../api-state.ts";
import { http } from "./openapi-http.ts";
import { NO_TOKEN, refusal } from "./refusal.ts";

const EXPIRES_S = 600;

function token(): { accessToken: string; expiresIn: number } {
  return { accessToken: `token-${crypto.randomUUID()}`, expiresIn: EXPIRES_S };
}

/** Sign-up, sign-in, refresh, log-out and the person. Any password but "wrong password" is right. */
export function sessionHandlers(state: ApiState) {
  const organization = () => ({
    id: state.me.memberships[0]?.organizationId ?? "",
    name: state.me.memberships[0]?.organizationName ?? "",
    personal: true,
  });
  return [
    http.post("/api/v1/auth/signup", async ({ request, response }) => {
      const { email, name, organizationName } = await request.json();
      state.signedIn = true;
      state.me = {
        ...state.me,
        email,
        name,
        memberships: state.me.memberships.map((membership) => ({
          ...membership,
          organizationName: organizationName ?? `${name}'s workspace`,
        })),
      };
      const { id } = state.me;
      const user = { id, email, name };
      return response(201).json({ ...token(), user, organization: organization() });
    }),
    http.post("/api/v1/auth/login", async ({ request, response }) => {
      const { password } = await request.json();
      if (password === "wrong password") {
        return response(401).json(
          refusal("UNAUTHENTICATED", "The e-mail or the password is wrong."),
        );
      }
      state.signedIn = true;
      const { id, email, name } = state.me;
      const user = { id, email, name };
      return response(200).json({ ...token(), user, organization: organization() });
    }),
    http.post("/api/v1/auth/refresh", ({ response }) =>
      state.signedIn ? response(200).json(token()) : response(401).json(NO_TOKEN),
    ),
    http.post("/api/v1/auth/logout", ({ response }) => {
      state.signedIn = false;
      return response(204).empty();
    }),
    http.get("/api/v1/auth/oauth", ({ response }) =>
      response(200).json({ items: state.providers }),
    ),
    http.get("/api/v1/me/passkeys", ({ response }) =>
      response(200).json({ items: [], nextCursor: null }),
    ),
    http.get("/api/v1/me/sign-in-methods", ({ response }) =>
      response(200).json({
        hasPassword: true,
        providers: state.providers.map((provider) => ({ ...provider, account: null })),
      }),
    ),
    http.get("/api/v1/me", ({ request, response }) =>
      request.headers.has("Authorization")
        ? response(200).json(state.me)
        : response(401).json(NO_TOKEN),
    ),
  ];
}
