import { sha256Hex } from "../../kernel/digest.ts";
import { DomainError } from "../../kernel/errors.ts";
import type { Context, UserContext } from "../context.ts";
import { seal, unseal } from "../sealing/seal.ts";
import { claimKey, deleteExpiredKeys, type KeyOwner, releaseKey, storeAnswer } from "./repo.ts";

const keptMs = 24 * 60 * 60 * 1000;
const batchSize = 10_000;
const largestAnswer = 1024 * 1024;
const keptHeaders = ["Content-Type", "Location", "ETag", "Cache-Control"];

interface Asked {
  key: string;
  method: string;
  path: string;
  body: ArrayBuffer;
}

/**
 * Answers a request once under its key: who shows the key again gets the first answer again,
 * IDEMPOTENCY_KEY_REUSED for another request, and CONFLICT while it is not known how the first one
 * ended. What made nothing frees its key.
 */
export async function answerOnce(
  ctx: UserContext,
  { key, method, path, body }: Asked,
  answer: () => Promise<Response>,
): Promise<Response> {
  const owner = { callerId: ctx.actor.userId, key };
  const fingerprint = await sha256Hex(`${method} ${path} ${await sha256Hex(new Uint8Array(body))}`);
  const expiresAt = new Date(ctx.now.getTime() + keptMs).toISOString();
  const claim = { ...owner, fingerprint, now: ctx.now.toISOString(), expiresAt };
  const { claimed, stored } = await claimKey(ctx.db, claim);
  if (claimed) return await answerFirst(ctx, owner, answer);
  if (stored !== undefined && stored.fingerprint !== fingerprint) throw new ReusedKeyError();
  if (stored?.status == null || stored.sealedBody === null) throw new UnfinishedError();
  const text = await unseal(ctx.env.encryptionKeys, stored.sealedBody, ownerText(owner));
  const headers = { ...stored.headers, "Idempotency-Replayed": "true" };
  return new Response(text === "" ? null : text, { status: stored.status, headers });
}

/** Forgets keys of yesterday; returns how many. */
export function deleteOldKeys({ ctx }: { ctx: Context }): Promise<number> {
  return deleteExpiredKeys(ctx.db, { now: ctx.now.toISOString(), limit: batchSize });
}

async function answerFirst(
  ctx: UserContext,
  owner: KeyOwner,
  answer: () => Promise<Response>,
): Promise<Response> {
  const response = await answer();
  const { status } = response;
  if (status >= 400 && status < 500) await releaseKey(ctx.db, owner);
  if (status >= 400) return response;
  const text = await response.clone().text();
  // What is too large to keep can be read again from its own address.
  if (text.length > largestAnswer) return response;
  const headers = Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
  const sealedBody = await seal(ctx.env.encryptionKeys, text, ownerText(owner));
  await storeAnswer(ctx.db, owner, { status, headers, sealedBody });
  return response;
}

function ownerText({ callerId, key }: KeyOwner): string {
  return `idempotency ${callerId} ${key}`;
}

class ReusedKeyError extends DomainError {
  constructor() {
    super(
      "IDEMPOTENCY_KEY_REUSED",
      "This Idempotency-Key was used for another request. Use a new one for each.",
    );
  }
}

class UnfinishedError extends DomainError {
  constructor() {
    super(
      "CONFLICT",
      "This request is still being worked on, or was interrupted. Look whether it was done before you send it again with a new Idempotency-Key.",
      { reason: "idempotency" },
    );
  }
}
