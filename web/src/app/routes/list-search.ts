const PERSON_STATES = ["enabled", "disabled"] as const;
const MAIL_STATES = ["queued", "sent", "failed"] as const;
const JOB_VIEWS = ["running", "failed", "given-up"] as const;
const OUTCOMES = ["done", "denied", "failed"] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;

type Search = Record<string, unknown>;

// What is not named here would pass through unchecked, so every key is, if need be undefined.
function chosen<Value extends string>(values: readonly Value[], asked: unknown): Value | undefined {
  return values.find((value) => value === asked);
}

function dayOf(asked: unknown): string | undefined {
  return typeof asked === "string" && DAY.test(asked) ? asked : undefined;
}

/** The part of a name that a list is narrowed to by its address. */
export function filterOf({ q }: Search): string | undefined {
  return typeof q === "string" && q !== "" ? q : undefined;
}

export interface ListSearch {
  q?: string | undefined;
}

export interface PeopleSearch extends ListSearch {
  state?: (typeof PERSON_STATES)[number] | undefined;
}

export interface MailSearch extends ListSearch {
  state?: (typeof MAIL_STATES)[number] | undefined;
}

export interface PlatformJobsSearch {
  view?: (typeof JOB_VIEWS)[number] | undefined;
}

export interface AuditSearch {
  subject?: string | undefined;
  outcome?: (typeof OUTCOMES)[number] | undefined;
  /** Days of the reader's calendar, such as "2026-03-02". */
  from?: string | undefined;
  to?: string | undefined;
}

/** Reads the search of a list that is narrowed by a part of a name. */
export function listSearch(search: Search): ListSearch {
  return { q: filterOf(search) };
}

/** Reads the search of the list of people. */
export function peopleSearch(search: Search): PeopleSearch {
  return { q: filterOf(search), state: chosen(PERSON_STATES, search.state) };
}

/** Reads the search of the list of mail. */
export function mailSearch(search: Search): MailSearch {
  return { q: filterOf(search), state: chosen(MAIL_STATES, search.state) };
}

/** Reads the search of the list of all jobs. */
export function platformJobsSearch(search: Search): PlatformJobsSearch {
  return { view: chosen(JOB_VIEWS, search.view) };
}

/** Reads the search of an audit log. */
export function auditSearch(search: Search): AuditSearch {
  return {
    subject: typeof search.subject === "string" ? search.subject : undefined,
    outcome: chosen(OUTCOMES, search.outcome),
    from: dayOf(search.from),
    to: dayOf(search.to),
  };
}
