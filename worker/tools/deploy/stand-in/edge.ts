import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { StandInAccount } from "./account.ts";

/** Decides the status of one answer. */
export type Behaviour = (request: {
  path: string;
  versionId: string;
  percentage: number;
  count: number;
}) => number | "hang";

/** A server that routes to versions as the account's deployment and the override header say. */
export interface StandInEdge {
  origin: string;
  requests: { path: string; versionId: string }[];
  close(): Promise<void>;
}

/** Serves an account's Worker; every answer has the status that `behave` gives. */
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
    response.writeHead(status).end(status === 200 ? "ok" : "not well");
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
