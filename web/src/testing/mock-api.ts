import { getResponse, HttpHandler, http, WebSocketHandler } from "msw";
import { setupWorker } from "msw/browser";
import { type ApiState, emptyState } from "./api-state.ts";
import { contextHandlers } from "./handlers/context.ts";
import { discussionHandlers } from "./handlers/discussion.ts";
import { documentHandlers } from "./handlers/documents.ts";
import { jobHandlers } from "./handlers/jobs.ts";
import { projectHandlers } from "./handlers/projects.ts";
import { sessionHandlers } from "./handlers/session.ts";

/** The handlers of the whole API over one state. */
function handlersFor(state: ApiState) {
  return [
    ...sessionHandlers(state),
    ...projectHandlers(state),
    ...contextHandlers(state),
    ...documentHandlers(state),
    ...discussionHandlers(state),
    ...jobHandlers(state),
  ];
}

function mayAnswer({ info }: HttpHandler, method: string, parts: readonly string[]): boolean {
  if (info.method !== method || typeof info.path !== "string") return info.method === method;
  const own = info.path.split("/");
  return (
    own.length === parts.length &&
    own.every((part, index) => part.startsWith(":") || part === parts[index])
  );
}

/** One handler for many: each would read the address and the cookies of every request anew. */
function together(handlers: readonly HttpHandler[]): HttpHandler {
  return http.all("/api/*", ({ request }) => {
    const parts = new URL(request.url).pathname.split("/");
    return getResponse(
      handlers.filter((handler) => mayAnswer(handler, request.method, parts)),
      request,
    );
  });
}

const interceptor = setupWorker();

/** Intercepts the requests of this page; the API it plays can be changed by `mockApi`. */
export const worker = {
  /** Answers with these before all others, until the next `mockApi`. */
  use: (...handlers: (HttpHandler | WebSocketHandler)[]) => {
    const isHttp = (handler: HttpHandler | WebSocketHandler) => handler instanceof HttpHandler;
    const sockets = handlers.filter((handler) => handler instanceof WebSocketHandler);
    interceptor.use(together(handlers.filter(isHttp)), ...sockets);
  },
};

/** Plays an API with this state from now on; answers the state, to look at and to change. */
export function mockApi(state: ApiState = emptyState()): ApiState {
  interceptor.resetHandlers(together(handlersFor(state)));
  return state;
}

let started: Promise<unknown> | undefined;

/** Starts intercepting, once a page; a request to the API without a handler is an error. */
export async function startMockApi(): Promise<void> {
  started ??= interceptor.start({
    quiet: true,
    onUnhandledRequest: (request, print) => {
      if (new URL(request.url).pathname.startsWith("/api/")) print.error();
    },
  });
  await started;
}
