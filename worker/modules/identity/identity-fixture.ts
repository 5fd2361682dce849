import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { createApp } from "../../app.ts";
import { openDatabase } from "../../db/client.ts";
import { type RawEnv, readEnv } from "../../env.ts";
import { type Context, noClient } from "../../platform/context.ts";
import type { SignedIn } from "./sessions/contract.ts";

const app = createApp();
const rawEnv = env as unknown as RawEnv;

export const password = "seven lifts before noon";

export interface ErrorAnswer {
  error: { code: string; message: string; details: Record<string, unknown> };
}

/** A context of nobody, now. */
export function openContext(overrides: Partial<Context> = {}): Context {
  const parsed = readEnv(rawEnv);
  return {
    requestId: crypto.randomUUID(),
    actor: { kind: "anonymous" },
    now: new Date(),
    client: noClient,
    origin: "https://docuforge.test",
    db: openDatabase(parsed.database),
    env: parsed,
    defer: () => undefined,
    ...overrides,
  };
}

/** Sends a request through the whole HTTP side. */
export async function send(
  method: string,
  path: string,
  options: {
    json?: unknown;
    headers?: Record<string, string>;
    origin?: string;
    bindings?: Partial<RawEnv>;
  } = {},
): Promise<Response> {
  const { json, origin = "https://docuforge.test", bindings } = options;
  const headers = new Headers(options.headers);
  if (json !== undefined) headers.set("Content-Type", "application/json");
  const body = json === undefined ? null : JSON.stringify(json);
  const request = new Request(`${origin}${path}`, { method, headers, body });
  return await app.fetch(request, { ...rawEnv, ...bindings }, createExecutionContext());
}

/** An address nobody has used yet. */
export function newEmail(): string {
  return `Mara.${crypto.randomUUID()}@halden-lift.example`;
}

/** Signs a new person up through the API. */
export async function newPerson(
  overrides: Record<string, unknown> = {},
): Promise<SignedIn & { refreshToken: string }> {
  const json = { email: newEmail(), password, name: "Mara Lindqvist", ...overrides };
  const response = await send("POST", "/api/v1/auth/signup", { json });
  if (response.status !== 201) throw new Error(await response.text());
  return await response.json();
}

/** The header of a signed-in request. */
export function bearer(person: { accessToken: string }): Record<string, string> {
  return { Authorization: `Bearer ${person.accessToken}` };
}

/**
 * How much longer one thing takes than the other: the shortest of a few, in turn, which other work on
 * the machine disturbs least. Leaving a hash out would make it 20 times.
 */
export async function ratioOfTimes(
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<number> {
  const shortest: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const isUneven = () => Math.abs(Math.log2(shortest[0] / shortest[1])) > 1;
  // A busy machine takes some rounds more until each has had a quiet moment.
  for (let round = 0; round < 3 || (round < 25 && isUneven()); round += 1) {
    for (const [index, work] of [one, other].entries()) {
      const start = performance.now();
      await work();
      const tookMs = performance.now() - start;
      shortest[index] = Math.min(shortest[index] ?? tookMs, tookMs);
    }
  }
  return shortest[0] / shortest[1];
}

/** How many database round trips an answer reports. */
export function roundTripsOf(response: Response): number {
  return Number(response.headers.get("Server-Timing")?.match(/db;.*desc="(\d+)"/)?.[1]);
}
