import { type ApiState, ago } from "../api-state.ts";
import { http } from "./openapi-http.ts";

/** The discussion of documents that nobody has talked about, and the people who could. */
export function discussionHandlers({ me }: ApiState) {
  return [
    http.get("/api/v1/me/mentions", ({ response }) =>
      response(200).json({ items: [], nextCursor: null }),
    ),
    http.get("/api/v1/docs/{docId}/discussion", ({ response }) =>
      response(200).json({ openThreads: 0, openSuggestions: 0 }),
    ),
    http.get("/api/v1/orgs/{organizationId}/members", ({ response }) =>
      response(200).json({
        items: [
          {
            userId: me.id,
            name: me.name,
            email: me.email,
            role: "OWNER" as const,
            createdAt: ago(0),
          },
        ],
        nextCursor: null,
      }),
    ),
  ];
}
