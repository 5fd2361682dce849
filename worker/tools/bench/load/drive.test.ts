import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { DeskState } from "../scenarios.ts";
import { drive } from "./drive.ts";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(answer: (path: string) => { status: number; delayMs: number }) {
  server = createServer((request, response) => {
    const { status, delayMs } = answer(request.url ?? "");
    setTimeout(() => {
      response.writeHead(status, { "content-length": 2, "server-timing": 'db;dur=0.5;desc="2"' });
      response.end("{}");
    }, delayMs);
  });
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

function deskState(): DeskState {
  const caller = { userId: "usr_1", token: "t" };
  return {
    desk: { caller, projectId: "prj_1", documentId: "doc_1" },
    revision: 1,
    edition: 0,
  };
}

it("counts answers, errors and round trips", async () => {
  let asked = 0;
  const port = await serve(() => {
    asked += 1;
    return { status: asked % 2 === 0 ? 500 : 200, delayMs: 0 };
  });
  const sample = await drive(
    { kind: "closed", side: "product", scenario: "me", port, connections: 3, seconds: 0.2 },
    [deskState()],
  );
  expect(sample.latenciesMs).toHaveLength(asked);
  expect(sample.errors).toBe(Math.floor(asked / 2));
  expect(sample.roundTrips).toBe(2 * asked);
  expect(sample.firstError).toBe("500 {}");
});

it("counts the wait behind a stall, which a closed loop would hide", async () => {
  let asked = 0;
  const port = await serve(() => {
    asked += 1;
    return { status: 200, delayMs: asked === 1 ? 400 : 0 };
  });
  const { latenciesMs, errors } = await drive(
    { kind: "open", side: "product", perSecond: 50, port, connections: 1, seconds: 0.6 },
    [deskState()],
  );
  expect(errors).toBe(0);
  expect(latenciesMs).toHaveLength(30);
  // Twenty arrivals fall into the stall; the later half of it alone holds ten.
  expect(latenciesMs.filter((latency) => latency > 190).length).toBeGreaterThanOrEqual(10);
});

it("reports an unreachable server instead of hanging", async () => {
  const port = await serve(() => ({ status: 200, delayMs: 0 }));
  await new Promise((done) => server?.close(done));
  await expect(
    drive(
      { kind: "closed", side: "product", scenario: "ping", port, connections: 1, seconds: 0.1 },
      [deskState()],
    ),
  ).rejects.toThrow("ECONNREFUSED");
});
