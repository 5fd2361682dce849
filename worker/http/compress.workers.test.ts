import { exports } from "cloudflare:workers";
import { expect, it } from "vitest";

function get(path: string, accepted: string): Promise<Response> {
  const request = new Request(`http://localhost:8787${path}`, {
    headers: { "Accept-Encoding": accepted },
  });
  return exports.default.fetch(request);
}

it("compresses text for who takes gzip, and says so to caches", async () => {
  const answer = await get("/openapi.json", "gzip, br");
  expect(answer.headers.get("Content-Encoding")).toBe("gzip");
  expect(answer.headers.get("Vary")).toBe("Accept-Encoding");
  expect(await answer.json()).toMatchObject({ openapi: "3.1.0" });
});

it("leaves text as it is for who does not take gzip", async () => {
  const answer = await get("/openapi.json", "identity");
  expect(answer.headers.has("Content-Encoding")).toBe(false);
  expect(answer.headers.get("Vary")).toBe("Accept-Encoding");
  expect(await answer.json()).toMatchObject({ openapi: "3.1.0" });
});
