import type { ApiRequest } from "../api-client.ts";
import type { Person, Team } from "../team.ts";

export interface ValidRequest extends ApiRequest {
  path: string;
}

/** For each route a request that it accepts from its caller or an owner, with resources of its own. */
export type Requests = Record<string, (team: Team, caller: Person) => Promise<ValidRequest>>;

export const api = (path: string) => `/api/v1${path}`;
