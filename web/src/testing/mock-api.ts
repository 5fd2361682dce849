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

/** Intercepts the requests of this page; the API it plays can be changed by `mockApi`. */
export const worker = setupWorker();

/** Plays an API with this state from now on; answers the state, to look at and to change. */
export function mockApi(state: ApiState = emptyState()): ApiState {
  worker.resetHandlers(...handlersFor(state));
  return state;
}

let started: Promise<unknown> | undefined;

/** Starts intercepting, once a page; a request to the API without a handler is an error. */
export async function startMockApi(): Promise<void> {
  started ??= worker.start({
    quiet: true,
    onUnhandledRequest: (request, print) => {
      if (new URL(request.url).pathname.startsWith("/api/")) print.error();
    },
  });
  await started;
}
