import { createRoute } from "@hono/zod-openapi";
import { access } from "../../../http/access.ts";
import { errorResponses } from "../../../http/error-responses.ts";
import {
  bodyErrors,
  jsonAnswer,
  jsonBody,
  optionalJsonBody,
  rowErrors,
} from "../../../http/route-parts.ts";
import { createRouter } from "../../../http/router.ts";
import { DocumentParams } from "../docs/contract.ts";
import { acceptSuggestion } from "./accept-suggestion.ts";
import {
  CreateSuggestionRequest,
  DecideSuggestionRequest,
  ListSuggestionPlacesQuery,
  ListSuggestionsQuery,
  Suggestion,
  SuggestionPage,
  SuggestionParams,
  SuggestionPlacePage,
} from "./contract.ts";
import { createSuggestion } from "./create-suggestion.ts";
import { listSuggestionPlaces } from "./list-suggestion-places.ts";
import { listSuggestions } from "./list-suggestions.ts";
import { rejectSuggestion } from "./reject-suggestion.ts";

const tags = ["Suggestions"];

const listSuggestionsRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/suggestions",
  operationId: "listSuggestions",
  summary: "List a draft's suggestions, newest first",
  tags,
  ...access("suggestion.read"),
  request: { params: DocumentParams, query: ListSuggestionsQuery },
  responses: {
    200: jsonAnswer("A page.", SuggestionPage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const listSuggestionPlacesRoute = createRoute({
  method: "get",
  path: "/docs/{docId}/suggestions/places",
  operationId: "listSuggestionPlaces",
  summary: "List the pieces of a draft that its open suggestions would replace",
  tags,
  ...access("suggestion.read"),
  request: { params: DocumentParams, query: ListSuggestionPlacesQuery },
  responses: {
    200: jsonAnswer("A page.", SuggestionPlacePage),
    ...errorResponses(...rowErrors, "VALIDATION_FAILED"),
  },
});

const createSuggestionRoute = createRoute({
  method: "post",
  path: "/docs/{docId}/suggestions",
  operationId: "createSuggestion",
  summary: "Suggest another text for a piece of the draft",
  tags,
  ...access("suggestion.create"),
  request: { params: DocumentParams, body: jsonBody(CreateSuggestionRequest) },
  responses: {
    201: jsonAnswer("Suggested.", Suggestion),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "PRECONDITION_FAILED", "CONFLICT"),
  },
});

const acceptSuggestionRoute = createRoute({
  method: "post",
  path: "/suggestions/{suggestionId}/accept",
  operationId: "acceptSuggestion",
  summary: "Write a suggestion into the draft; repeating it changes nothing",
  tags,
  ...access("suggestion.decide"),
  request: { params: SuggestionParams, body: optionalJsonBody(DecideSuggestionRequest) },
  responses: {
    200: jsonAnswer("Written into the draft.", Suggestion),
    ...errorResponses(
      ...bodyErrors,
      ...rowErrors,
      "FORBIDDEN",
      "CONFLICT",
      "PRECONDITION_FAILED",
      "PAYLOAD_TOO_LARGE",
    ),
  },
});

const rejectSuggestionRoute = createRoute({
  method: "post",
  path: "/suggestions/{suggestionId}/reject",
  operationId: "rejectSuggestion",
  summary: "Reject a suggestion, or withdraw one's own",
  tags,
  ...access("suggestion.decide"),
  request: { params: SuggestionParams, body: optionalJsonBody(DecideSuggestionRequest) },
  responses: {
    200: jsonAnswer("Closed.", Suggestion),
    ...errorResponses(...bodyErrors, ...rowErrors, "FORBIDDEN", "CONFLICT"),
  },
});

export const suggestionRoutes = createRouter()
  .openapi(listSuggestionsRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    return c.json(SuggestionPage.parse(await listSuggestions({ ctx: c.var.user, input })), 200);
  })
  .openapi(listSuggestionPlacesRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("query") };
    const page = await listSuggestionPlaces({ ctx: c.var.user, input });
    return c.json(SuggestionPlacePage.parse(page), 200);
  })
  .openapi(createSuggestionRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Suggestion.parse(await createSuggestion({ ctx: c.var.user, input })), 201);
  })
  .openapi(acceptSuggestionRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Suggestion.parse(await acceptSuggestion({ ctx: c.var.user, input })), 200);
  })
  .openapi(rejectSuggestionRoute, async (c) => {
    const input = { ...c.req.valid("param"), ...c.req.valid("json") };
    return c.json(Suggestion.parse(await rejectSuggestion({ ctx: c.var.user, input })), 200);
  });
