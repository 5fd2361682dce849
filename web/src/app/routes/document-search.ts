const views = ["split", "source", "preview"] as const;
const THREAD = /^cth_[0-9a-z]{26}$/u;
const PANEL = /^[a-z-]{1,24}$/u;

export interface DocumentSearch {
  /** What of the document is shown; `split` where it is left out. */
  view?: (typeof views)[number];
  /** The panel beside the document, or "none". */
  panel?: string;
  /** The conversation to be shown, by its id. */
  thread?: string;
  /** That conversation has been resolved. */
  resolved?: true;
  /** Opens the dialog for writing the draft. */
  write?: true;
  /** Opens the dialog for publishing. */
  publish?: true;
}

/** Reads the search of a document's page. */
export function documentSearch(search: Record<string, unknown>): DocumentSearch {
  const view = views.find((value) => value === search.view);
  return {
    ...(view && view !== "split" ? { view } : {}),
    ...(typeof search.panel === "string" && PANEL.test(search.panel)
      ? { panel: search.panel }
      : {}),
    ...(typeof search.thread === "string" && THREAD.test(search.thread)
      ? { thread: search.thread }
      : {}),
    ...(search.resolved === true ? { resolved: true } : {}),
    ...(search.write === true ? { write: true } : {}),
    ...(search.publish === true ? { publish: true } : {}),
  };
}

export interface VersionsSearch {
  /** The older side: a version's number. */
  from?: number;
  /** The newer side: a version's number or the draft. */
  to?: number | "draft";
  mode?: "source";
  /** Two columns beside each other; one where it is left out. */
  layout?: "split";
}

function versionNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : undefined;
}

/** Reads the search of the page that compares versions. */
export function versionsSearch(search: Record<string, unknown>): VersionsSearch {
  const from = versionNumber(search.from);
  const to = search.to === "draft" ? "draft" : versionNumber(search.to);
  return {
    ...(from !== undefined ? { from } : {}),
    ...(to !== undefined ? { to } : {}),
    ...(search.mode === "source" ? { mode: "source" } : {}),
    ...(search.layout === "split" ? { layout: "split" } : {}),
  };
}

const HISTORY = /^his_[0-9a-z]{26}$/u;

export interface HistorySearch {
  /** The earlier text that is shown; the newest where it is left out. */
  at?: string;
  /** Shows what changed between it and this one. */
  against?: string;
  /** Two columns beside each other; one where it is left out. */
  layout?: "split";
}

/** Reads the search of the page with a draft's earlier texts. */
export function historySearch(search: Record<string, unknown>): HistorySearch {
  const { at, against, layout } = search;
  const isEntry = (value: unknown): value is string =>
    typeof value === "string" && HISTORY.test(value);
  return {
    ...(isEntry(at) ? { at } : {}),
    ...(isEntry(against) || against === "draft" ? { against } : {}),
    ...(layout === "split" ? { layout } : {}),
  };
}
