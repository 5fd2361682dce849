import { createHash } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { assertNotBreached } from "./breached-password.ts";

const env = { breachedPasswordsUrl: "https://range.example/range/" };
const password = "seven lifts before noon";
const hash = createHash("sha1").update(password).digest("hex").toUpperCase();

function serve(answer: () => Response | Promise<Response>) {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async () => answer());
}

afterEach(() => {
  vi.restoreAllMocks();
});

it("refuses what is known, and tells no more than five digits of it", async () => {
  const asked = serve(() => new Response(`${"0".repeat(35)}:3\r\n${hash.slice(5)}:12\r\n`));
  await expect(assertNotBreached(env, "newPassword", password)).rejects.toMatchObject({
    code: "VALIDATION_FAILED",
    details: { issues: [{ path: "body.newPassword" }] },
  });
  const [url, init] = asked.mock.calls[0] ?? [];
  expect(url).toBe(`https://range.example/range/${hash.slice(0, 5)}`);
  expect(JSON.stringify(init)).not.toContain(hash.slice(5, 15));
});

it("passes what is not known, and what only pads the answer", async () => {
  serve(() => new Response(`${"0".repeat(35)}:3\r\n${hash.slice(5)}:0\r\n`));
  await expect(assertNotBreached(env, "password", password)).resolves.toBeUndefined();
});

it.each([
  ["is away", () => Promise.reject(new TypeError("connection refused"))],
  ["fails", () => new Response("no", { status: 503 })],
  ["leads elsewhere", () => new Response(null, { status: 302 })],
])("passes everything while the service %s", async (_, answer) => {
  vi.spyOn(console, "warn").mockReturnValue();
  serve(answer);
  await expect(assertNotBreached(env, "password", password)).resolves.toBeUndefined();
});

it("asks nobody where no service is configured", async () => {
  const asked = serve(() => new Response(""));
  await assertNotBreached({ breachedPasswordsUrl: undefined }, "password", password);
  expect(asked).not.toHaveBeenCalled();
});
