import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createApp } from "../../app.ts";
import { readEnv } from "../../env.ts";
import { testContext } from "../../test/team.ts";
import type { Context } from "../context.ts";
import { abandonEmail, deliverEmail } from "./deliver-email.ts";
import { sendEmail } from "./send-email.ts";
import { emails } from "./tables.ts";

const baseUrl = "https://mail.test";

/** A context whose mail goes to a stand-in that speaks SendGrid's protocol. */
function withSendGrid(answers: (() => Response | Promise<Response>)[]) {
  const ctx: Context = {
    ...testContext(),
    env: {
      ...readEnv(env),
      appEnv: "production",
      email: {
        from: "no-reply@docuforge.ai",
        sendGrid: { apiKey: "key", baseUrl },
        eventsKey: undefined,
        binding: undefined,
      },
    },
  };
  const requests: { url: string; headers: Headers; body: Record<string, unknown> }[] = [];
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    if (!url.startsWith(baseUrl)) return real(input, init);
    requests.push({
      url,
      headers: new Headers(init?.headers),
      body: JSON.parse(String(init?.body)),
    });
    const next = answers.shift();
    if (next === undefined) throw new Error("one request too many");
    return next();
  });
  return { ctx, requests };
}

async function queued(ctx: Context): Promise<string> {
  const mail = sendEmail(ctx, "reset-password", "mara@example.com", {
    name: "Mara",
    url: "https://docuforge.ai/reset-password#secret",
  });
  await ctx.db.batch([...mail.statements]);
  const rows = await ctx.db.select().from(emails).where(eq(emails.status, "queued"));
  return rows.sort((a, b) => a.id.localeCompare(b.id)).at(-1)?.id ?? "";
}

async function stored(ctx: Context, emailId: string) {
  const [row] = await ctx.db.select().from(emails).where(eq(emails.id, emailId));
  return row;
}

/** A signature as SendGrid writes it: two numbers in DER, in base64. */
function toDer(raw: Uint8Array): string {
  const numbers = [raw.subarray(0, 32), raw.subarray(32)].map((number) => {
    const first = number.findIndex((byte) => byte !== 0);
    const digits = [...number.subarray(first)];
    return (digits[0] ?? 0) > 0x7f ? [0, ...digits] : digits;
  });
  const body = numbers.flatMap((digits) => [0x02, digits.length, ...digits]);
  return Buffer.from([0x30, body.length, ...body]).toString("base64");
}

const accepted = () => new Response(null, { status: 202, headers: { "X-Message-Id": "m-1" } });

afterEach(() => {
  vi.restoreAllMocks();
});

describe("mail", () => {
  it("goes out once, in the provider's words, and its secrets are forgotten", async () => {
    const { ctx, requests } = withSendGrid([accepted]);
    const emailId = await queued(ctx);
    expect(await deliverEmail({ ctx, emailId })).toEqual({ kind: "done" });
    expect(await deliverEmail({ ctx, emailId })).toEqual({ kind: "done" });
    expect(requests).toHaveLength(1);
    expect(requests[0]?.url).toBe(`${baseUrl}/v3/mail/send`);
    expect(requests[0]?.headers.get("Authorization")).toBe("Bearer key");
    expect(requests[0]?.body).toMatchObject({
      personalizations: [
        { to: [{ email: "mara@example.com" }], custom_args: { email_id: emailId } },
      ],
      from: { email: "no-reply@docuforge.ai" },
      subject: "Choose a new password",
    });
    expect(await stored(ctx, emailId)).toMatchObject({
      status: "sent",
      providerId: "m-1",
      data: {},
      attempts: 1,
    });
  });

  it.each([
    ["is busy", () => new Response(null, { status: 429 })],
    ["fails", () => new Response("oops", { status: 503 })],
    ["is not there", () => Promise.reject(new TypeError("connection refused"))],
  ])("waits longer each time when the provider %s, and is not lost", async (_what, failure) => {
    const { ctx } = withSendGrid([failure, failure, accepted]);
    const emailId = await queued(ctx);
    expect(await deliverEmail({ ctx, emailId })).toEqual({ kind: "retry", delaySeconds: 30 });
    expect(await deliverEmail({ ctx, emailId })).toEqual({ kind: "retry", delaySeconds: 60 });
    expect(await stored(ctx, emailId)).toMatchObject({
      status: "queued",
      error: expect.any(String),
    });
    expect(await deliverEmail({ ctx, emailId })).toEqual({ kind: "done" });
    expect(await stored(ctx, emailId)).toMatchObject({ status: "sent", error: null });
  });

  it("that came back is recorded as SendGrid tells it, and by nobody else's word", async () => {
    const { ctx } = withSendGrid([accepted]);
    const emailId = await queued(ctx);
    await deliverEmail({ ctx, emailId });
    const algorithm = { name: "ECDSA", namedCurve: "P-256" };
    const newPair = () => crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
    const [own, other] = (await Promise.all([newPair(), newPair()])) as CryptoKeyPair[];
    if (own === undefined || other === undefined) throw new Error("no keys");
    const spki = (await crypto.subtle.exportKey("spki", own.publicKey)) as ArrayBuffer;
    const bindings = { ...env, SENDGRID_EVENTS_KEY: Buffer.from(spki).toString("base64") };
    const tell = async (body: string, by: CryptoKeyPair, to: object = bindings) => {
      const timestamp = "1700000000";
      const hash = { name: "ECDSA", hash: "SHA-256" };
      const bytes = new TextEncoder().encode(timestamp + body);
      const raw = new Uint8Array(await crypto.subtle.sign(hash, by.privateKey, bytes));
      const request = new Request("http://localhost:8787/api/v1/mail-events", {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/json",
          "X-Twilio-Email-Event-Webhook-Signature": toDer(raw),
          "X-Twilio-Email-Event-Webhook-Timestamp": timestamp,
        },
      });
      return (await createApp().fetch(request, to, createExecutionContext())).status;
    };
    const events = JSON.stringify([
      { event: "delivered", email_id: emailId },
      { event: "bounce", email_id: emailId, reason: `550 5.1.1\u0000no such user\ud83d` },
      { event: "bounce", reason: "of another sender" },
      ...["\u0000", "\ud83d", 1].map((id) => ({ event: "bounce", email_id: id })),
    ]);
    expect(await tell(events, own, env)).toBe(404);
    expect(await tell(events, other)).toBe(401);
    expect(await tell("{}", own)).toBe(400);
    expect(await stored(ctx, emailId)).toMatchObject({ status: "sent" });
    for (let time = 0; time < 5; time += 1) expect(await tell(events, own)).toBe(204);
    expect(await stored(ctx, emailId)).toMatchObject({
      status: "failed",
      error: "Bounced: 550 5.1.1 no such user\ufffd",
    });
  });

  it("is given up when the provider refuses it, or nobody could deliver it for long", async () => {
    const { ctx } = withSendGrid([() => new Response(null, { status: 400 })]);
    const refused = await queued(ctx);
    expect(await deliverEmail({ ctx, emailId: refused })).toEqual({ kind: "done" });
    expect(await stored(ctx, refused)).toMatchObject({ status: "failed" });
    const dead = await queued(ctx);
    await abandonEmail({ ctx, emailId: dead });
    expect(await stored(ctx, dead)).toMatchObject({ status: "failed" });
  });
});
