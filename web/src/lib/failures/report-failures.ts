const mostReports = 10;

type Failing = Pick<Window, "addEventListener">;

/**
 * Reports failures of a window to Sentry, where the page as it was served names a place for them. What sends
 * them is loaded with the first one.
 */
export function reportFailures(of: Failing, page: () => string | undefined): void {
  const dsn = document.querySelector<HTMLMetaElement>('meta[name="sentry-dsn"]')?.content;
  if (!dsn) return;
  const seen = new Set<unknown>();
  const report = (error: unknown) => {
    // What the API refuses is in its own log.
    const isOurs = error instanceof Error && error.name !== "ApiError";
    if (!isOurs || seen.has(error) || seen.size >= mostReports) return;
    seen.add(error);
    import("./send-failure.ts")
      .then(({ sendFailure }) => sendFailure({ dsn, error, page: page() }))
      .catch(() => undefined);
  };
  of.addEventListener("error", (event) => report(event.error));
  of.addEventListener("unhandledrejection", (event) => report(event.reason));
}
