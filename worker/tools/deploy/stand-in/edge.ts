import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StandInAccount } from "./account.ts";

/** Decides one answer: its status, none at all, or the client's page as Pages would give it. */
export type Behaviour = (request: {
  path: string;
  versionId: string;
  percentage: number;
  count: number;
}) => number | "hang" | "client";

/** A server that routes to versions as the account's deployment and the override header say. */
export interface StandInEdge {
  origin: string;
  requests: { path: string; versionId: string }[];
  close(): Promise<void>;
}

/** Serves an account's Worker; every answer is as `behave` says. */
export async function serveEdge(account: StandInAccount, behave: Behaviour): Promise<StandInEdge> {
  const requests: { path: string; versionId: string }[] = [];
  const server = createServer(async (request, response) => {
    const { deployment = {} } = await account.read();
    const header = String(request.headers["cloudflare-workers-version-overrides"] ?? "");
    const wanted = header.match(/^[\w-]+="([\w-]+)"$/)?.[1] ?? "";
    const [largest = "none"] = Object.entries(deployment)
      .sort(([, a], [, b]) => b - a)
      .map(([id]) => id);
    const versionId = wanted in deployment ? wanted : largest;
    const path = request.url ?? "";
    requests.push({ path, versionId });
    const percentage = deployment[versionId] ?? 0;
    const status = behave({ path, versionId, percentage, count: requests.length });
    if (status === "hang") return;
    const [code, body] =
      status === "client" ? [200, "<!doctype html>"] : [status, answer(path, status)];
    response.writeHead(code).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(path: string, status: number): string {
  if (status !== 200) return "not well";
  return JSON.stringify({ status: path === "/ready" ? "ready" : "ok" });
}
