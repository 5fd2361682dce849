import type { ApiState, ContextAnswer } from "../api-state.ts";
import { http } from "./openapi-http.ts";
import { refusal } from "./refusal.ts";

const NOTHING: ContextAnswer = {
  context: {},
  summary: "# Product without a name\n\n## Still missing\n\n- What is the product called?",
  updatedAt: null,
};

/** The answers about a product; the summary only names it. */
export function contextHandlers(state: ApiState) {
  return [
    http.get("/api/v1/projects/{projectId}/context", ({ params, response }) =>
      response(200).json(state.contexts.get(params.projectId) ?? NOTHING),
    ),
    http.put("/api/v1/projects/{projectId}/context", async ({ params, request, response }) => {
      const { context } = await request.json();
      const current = state.contexts.get(params.projectId) ?? NOTHING;
      if (request.headers.get("If-Match") !== `"${current.updatedAt ?? "none"}"`) {
        const message = "These answers were changed in the meantime.";
        return response(412).json(refusal("PRECONDITION_FAILED", message, { current }));
      }
      const answer: ContextAnswer = {
        context,
        summary: [
          `# ${context.product?.name ?? "Product without a name"}`,
          "## Still missing\n\n- Which goals shall the product reach, and how is success measured?",
        ].join("\n\n"),
        updatedAt: new Date().toISOString(),
      };
      state.contexts.set(params.projectId, answer);
      return response(200).json(answer);
    }),
  ];
}
