import { create } from "zustand";

export interface AccessToken {
  value: string;
  /** Local time in ms after which it is no longer sent. */
  expiresAtMs: number;
}

export interface Session {
  /** `unknown` until the refresh cookie has been tried. */
  status: "unknown" | "signed-in" | "signed-out";
  token: AccessToken | null;
  /** Why it ended without the person's doing, in the server's words; then one may want to go on. */
  ended: string | null;
  /** How often somebody signed in here or in another tab, each time with a session of their own. */
  signIns: number;
}

type TabMessage =
  | { type: "signed-in"; token: AccessToken }
  | { type: "refreshed"; token: AccessToken }
  | { type: "signed-out"; ended: string | null };

const HINT_KEY = "docuforge.session";
const CLOCK_MARGIN_MS = 15_000;
const channel = new BroadcastChannel("docuforge.session");

/** Who is signed in, as far as this tab knows. The access token lives in memory only. */
export const useSession = create<Session>()(() => ({
  status: "unknown",
  token: null,
  ended: null,
  signIns: 0,
}));

/** Whether this device has signed in and not out: says if asking for a session is worth a request. */
export function hasSessionHint(): boolean {
  try {
    return localStorage.getItem(HINT_KEY) !== null;
  } catch {
    return true;
  }
}

function rememberHint(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(HINT_KEY, "1");
    else localStorage.removeItem(HINT_KEY);
  } catch {
    // Without storage every visit simply asks the server.
  }
}

/** The token to send now, or null when there is none or it is about to expire. */
export function currentToken(): string | null {
  const { token } = useSession.getState();
  return token && token.expiresAtMs > Date.now() ? token.value : null;
}

function tokenFrom(answer: { accessToken: string; expiresIn: number }): AccessToken {
  return {
    value: answer.accessToken,
    expiresAtMs: Date.now() + answer.expiresIn * 1000 - CLOCK_MARGIN_MS,
  };
}

function signedIn(token: AccessToken): void {
  const signIns = useSession.getState().signIns + 1;
  useSession.setState({ status: "signed-in", token, ended: null, signIns });
}

/** Takes the answer of a sign-up or sign-in; the other tabs follow. */
export function acceptSignIn(answer: { accessToken: string; expiresIn: number }): void {
  const token = tokenFrom(answer);
  signedIn(token);
  rememberHint(true);
  channel.postMessage({ type: "signed-in", token } satisfies TabMessage);
}

/** Takes the answer of a refresh and hands the token to the other tabs. */
export function acceptRefresh(answer: { accessToken: string; expiresIn: number }): void {
  const token = tokenFrom(answer);
  useSession.setState({ status: "signed-in", token });
  rememberHint(true);
  channel.postMessage({ type: "refreshed", token } satisfies TabMessage);
}

/** Forgets the session in this tab and in the others; `ended` says why where it was not by choice. */
export function acceptSignOut(ended: string | null): void {
  useSession.setState({ status: "signed-out", token: null, ended });
  rememberHint(false);
  channel.postMessage({ type: "signed-out", ended } satisfies TabMessage);
}

/** Follows what happens in other tabs. `onChange` runs when the person may have changed. */
export function followSessionOfOtherTabs(onChange: () => void): void {
  channel.addEventListener("message", ({ data }: MessageEvent<TabMessage>) => {
    if (data.type === "signed-out") {
      useSession.setState({ status: "signed-out", token: null, ended: data.ended });
      onChange();
      return;
    }
    if (data.type === "signed-in") {
      signedIn(data.token);
      onChange();
      return;
    }
    useSession.setState({ status: "signed-in", token: data.token, ended: null });
  });
}
