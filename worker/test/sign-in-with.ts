import { type ApiAnswer, callApi } from "./api-client.ts";

const mostPages = 12;

/** Somebody's browser, with the cookie that binds an attempt to it. */
export interface Attempt {
  url: string;
  cookie: string;
}

/** Begins to sign in with a provider, in a browser with the cookie of a session or without. */
export async function beginSignIn(provider: string, query = "", session = ""): Promise<Attempt> {
  const path = `/api/v1/auth/oauth/${provider}${query}`;
  const { headers } = await callApi("GET", path, { headers: { Cookie: session } });
  return { url: headers.get("Location") ?? "", cookie: cookieOf(headers, "df_oauth") };
}

/** The value of a cookie that an answer sets, as a request sends it. */
export function cookieOf(headers: Headers, name: string): string {
  const cookie = headers.getSetCookie().find((each) => each.startsWith(`${name}=`));
  return cookie?.split(";")[0] ?? "";
}

/**
 * Signs in at the OpenID provider as this e-mail, or refuses to; answers the path that it leads back
 * to, with what it says.
 */
export async function visitOpenId(url: string, email: string, refuse = false): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  let form: Record<string, string> | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const answer = await fetch(next, {
      method: form ? "POST" : "GET",
      headers: { Cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
      ...(form && { body: new URLSearchParams(form) }),
      redirect: "manual",
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = cookie.match(/^([^=]+)=([^;]*)/) ?? [];
      cookies.set(name, value);
    }
    const page = await answer.text();
    const location = answer.headers.get("Location");
    form = undefined;
    if (location === null) {
      const uid = page.match(/\/interaction\/([\w-]+)/)?.[1];
      if (uid === undefined) throw new Error(`the provider answered ${answer.status}: ${page}`);
      next = new URL(`/interaction/${uid}${refuse ? "/abort" : ""}`, url).href;
      const prompt = page.match(/name="prompt" value="(\w+)"/)?.[1] ?? "";
      if (!refuse) form = { prompt, login: email, password: "any" };
    } else {
      const target = new URL(location, next);
      if (target.pathname.startsWith("/api/v1/")) return `${target.pathname}${target.search}`;
      next = target.href;
    }
  }
  throw new Error("the provider leads in circles");
}

/** Signs in at the stand-in for GitHub; answers the path that it leads back to. */
export async function visitGitHub(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}&as=${login}`, { redirect: "manual" });
  const target = new URL(answer.headers.get("Location") ?? "");
  return `${target.pathname}${target.search}`;
}

/** Comes back from a provider with the browser that began. */
export function comeBack(path: string, cookie: string): Promise<ApiAnswer> {
  return callApi("GET", path, { headers: { Cookie: cookie } });
}

/** The whole way through the OpenID provider: where it ends, and the browser's cookie. */
export async function signInWithOpenId(email: string, query = "") {
  const { url, cookie } = await beginSignIn("forge", query);
  const answer = await comeBack(await visitOpenId(url, email), cookie);
  return { answer, cookie, ...landingOf(answer) };
}

/** What the client's page is told. */
export function landingOf({ headers }: ApiAnswer) {
  const location = headers.get("Location") ?? "";
  const page = new URL(location, "http://localhost");
  return {
    location,
    step: page.searchParams.get("step"),
    reason: page.searchParams.get("reason"),
    token: page.hash.slice(1),
  };
}
