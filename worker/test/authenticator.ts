import { isoBase64URL, isoCBOR } from "@simplewebauthn/server/helpers";

const flags = { userPresent: 0x01, userVerified: 0x04, attestedData: 0x40 } as const;

interface Answering {
  origin?: string;
  /** What the device counts; those that do not count say zero. */
  counter?: number;
  userVerified?: boolean;
}

/** A device that keeps one passkey, and lies where a test wants it to. */
export class Authenticator {
  readonly credentialId = crypto.getRandomValues(new Uint8Array(16));
  readonly #keys: CryptoKeyPair;
  #userHandle = "";

  private constructor(keys: CryptoKeyPair) {
    this.#keys = keys;
  }

  static async make(): Promise<Authenticator> {
    const curve = { name: "ECDSA", namedCurve: "P-256" };
    const keys = await crypto.subtle.generateKey(curve, true, ["sign", "verify"]);
    return new Authenticator(keys as CryptoKeyPair);
  }

  /** Makes the passkey: what the client sends to have it stored. */
  async create(
    options: { challenge: string; rp: { id: string }; user: { id: string } },
    answering: Answering = {},
  ) {
    this.#userHandle = options.user.id;
    const attested = concat(
      new Uint8Array(16),
      new Uint8Array([0, this.credentialId.length]),
      this.credentialId,
      await this.#publicKey(),
    );
    const authData = await this.#data(options.rp.id, answering, attested);
    const attestation = new Map<string, unknown>([
      ["fmt", "none"],
      ["attStmt", new Map()],
      ["authData", authData],
    ]);
    return this.#credential({
      clientDataJSON: encodeClientData("webauthn.create", options.challenge, answering),
      attestationObject: encode(isoCBOR.encode(attestation as never)),
    });
  }

  /** Answers a challenge: what the client sends to sign in. */
  async answer(options: { challenge: string; rpId: string }, answering: Answering = {}) {
    const clientDataJSON = encodeClientData("webauthn.get", options.challenge, answering);
    const authData = await this.#data(options.rpId, answering);
    const clientData = isoBase64URL.toBuffer(clientDataJSON);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", clientData));
    const signed = await crypto.subtle.sign(
      { name: "ECDSA", hash: "SHA-256" },
      this.#keys.privateKey,
      concat(authData, hash),
    );
    return this.#credential({
      clientDataJSON,
      authenticatorData: encode(authData),
      signature: encode(toDer(new Uint8Array(signed))),
      userHandle: this.#userHandle,
    });
  }

  #credential<Response>(response: Response) {
    const id = encode(this.credentialId);
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }

  async #data(
    rpId: string,
    { counter = 0, userVerified = true }: Answering,
    attested?: Uint8Array,
  ) {
    const name = new TextEncoder().encode(rpId);
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", name));
    const flag =
      flags.userPresent |
      (userVerified ? flags.userVerified : 0) |
      (attested ? flags.attestedData : 0);
    const count = new Uint8Array(4);
    new DataView(count.buffer).setUint32(0, counter);
    return concat(hash, new Uint8Array([flag]), count, attested ?? new Uint8Array());
  }

  async #publicKey(): Promise<Uint8Array> {
    const { x = "", y = "" } = (await crypto.subtle.exportKey(
      "jwk",
      this.#keys.publicKey,
    )) as JsonWebKey;
    // COSE: EC2, ES256, P-256.
    const key = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, isoBase64URL.toBuffer(x)],
      [-3, isoBase64URL.toBuffer(y)],
    ]);
    return isoCBOR.encode(key as never);
  }
}

function encode(bytes: Uint8Array): string {
  return isoBase64URL.fromBuffer(bytes as Uint8Array<ArrayBuffer>);
}

function encodeClientData(
  type: string,
  challenge: string,
  { origin = "http://localhost:8787" }: Answering,
): string {
  return isoBase64URL.fromUTF8String(
    JSON.stringify({ type, challenge, origin, crossOrigin: false }),
  );
}

function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Two numbers of 32 bytes as WebCrypto writes a signature, in the DER of WebAuthn. */
function toDer(signature: Uint8Array): Uint8Array {
  const numbers = [signature.subarray(0, 32), signature.subarray(32)].map((bytes) => {
    const start = bytes.findIndex((byte) => byte !== 0);
    const short = bytes.subarray(start);
    const value = (short[0] ?? 0) & 0x80 ? concat(new Uint8Array([0]), short) : short;
    return concat(new Uint8Array([2, value.length]), value);
  });
  const body = concat(...numbers);
  return concat(new Uint8Array([0x30, body.length]), body);
}
