import { type Desk, draftText } from "./population.ts";

export const scenarioNames = [
  "ping",
  "me",
  "projects-list",
  "project-get",
  "draft-get",
  "draft-put",
  "publish",
] as const;

export type ScenarioName = (typeof scenarioNames)[number];

export interface HttpRequest {
  method: "GET" | "PUT" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What a desk knows about its draft. */
export interface DeskState {
  desk: Desk;
  /** The revision answered last; undefined after a failure, and the next edit then takes any. */
  revision: number | undefined;
  edition: number;
}

const json = { "Content-Type": "application/json" };

/** What the product is asked in a scenario. */
export function productRequest(name: ScenarioName, state: DeskState): HttpRequest {
  const { caller, projectId, documentId } = state.desk;
  const headers = { Authorization: `Bearer ${caller.token}` };
  switch (name) {
    case "ping":
      return { method: "GET", path: "/health", headers: {} };
    case "me":
      return { method: "GET", path: "/api/v1/me", headers };
    case "projects-list":
      return { method: "GET", path: "/api/v1/projects", headers };
    case "project-get":
      return { method: "GET", path: `/api/v1/projects/${projectId}`, headers };
    case "draft-get":
      return { method: "GET", path: `/api/v1/docs/${documentId}/draft`, headers };
    case "draft-put":
      return {
        method: "PUT",
        path: `/api/v1/docs/${documentId}/draft`,
        headers: { ...headers, "If-Match": entityTag(state.revision), ...json },
        body: nextEdition(state),
      };
    case "publish":
      return {
        method: "POST",
        path: `/api/v1/docs/${documentId}/publish`,
        headers: { ...headers, ...json },
        body: "{}",
      };
  }
}

/** The same work asked of the bare route. */
export function bareRequest(name: ScenarioName, state: DeskState): HttpRequest {
  const { caller, projectId, documentId } = state.desk;
  const path = `/${name}/${caller.userId}/${name === "project-get" ? projectId : documentId}`;
  switch (name) {
    case "ping":
      return { method: "GET", path: "/health", headers: {} };
    case "draft-put":
      return { method: "PUT", path, headers: json, body: nextEdition(state) };
    case "publish":
      return { method: "POST", path, headers: json, body: "{}" };
    default:
      return { method: "GET", path, headers: {} };
  }
}

function entityTag(revision: number | undefined): string {
  return revision === undefined ? "*" : `"r${revision}"`;
}

function nextEdition(state: DeskState): string {
  state.edition += 1;
  return JSON.stringify({ content: draftText(state.edition) });
}

// Reads outweigh writes as they do while people work on documents; publishing is rare.
const mixShares: [ScenarioName, number][] = [
  ["project-get", 30],
  ["projects-list", 20],
  ["me", 15],
  ["draft-get", 20],
  ["draft-put", 14],
  ["publish", 1],
];

const mixOrder = mixShares.flatMap(([name, share]) => Array<ScenarioName>(share).fill(name));
// Shares no divisor with the length, so the order is a permutation.
const mixStride = 37;

/** The scenario of the n-th arrival of the mix: fixed shares, spread evenly. */
export function mixScenario(arrival: number): ScenarioName {
  // Connections take turns; each lap shifts, so that none sends the same request for ever.
  const lap = Math.floor(arrival / mixOrder.length / 10);
  return mixOrder[((arrival + lap) * mixStride) % mixOrder.length] ?? "ping";
}
