import type { components } from "@/api/generated/schema.d.ts";

type Schemas = components["schemas"];
export type Project = Schemas["Project"];
export type DocumentSummary = Schemas["Document"];
export type Job = Schemas["Job"];
export type ContextAnswer = Schemas["ContextResponse"];

/** What the mocked API holds; a test changes it before it renders. */
export interface ApiState {
  /** Whether the refresh cookie would be accepted. */
  signedIn: boolean;
  me: Schemas["Me"];
  /** Who one can sign in with besides. */
  providers: Schemas["OAuthProviders"]["items"];
  projects: Project[];
  documents: DocumentSummary[];
  contexts: Map<string, ContextAnswer>;
  jobs: Job[];
}

const NOW_MS = Date.now();
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A time before now, as the API writes it. */
export function ago(ms: number): string {
  return new Date(NOW_MS - ms).toISOString();
}

let nextId = 1;

/** An id in the shape of the API's. */
export function newId(prefix: string): string {
  return `${prefix}_${String(nextId++).padStart(26, "0")}`;
}

/** A project with what a test does not care about filled in. */
export function aProject(fields: Partial<Project> = {}): Project {
  return {
    id: newId("prj"),
    organizationId: "org_00000000000000000000000001",
    name: "Shaftline technician app",
    description: "Work orders, parts and signatures, also without a network",
    approvalsRequired: 0,
    role: "OWNER",
    createdAt: ago(30 * DAY_MS),
    updatedAt: ago(4 * MINUTE_MS),
    archivedAt: null,
    ...fields,
  };
}

/** A document with what a test does not care about filled in. */
export function aDocument(
  project: Project,
  fields: Partial<DocumentSummary> = {},
): DocumentSummary {
  return {
    id: newId("doc"),
    projectId: project.id,
    projectName: project.name,
    type: "SRS",
    title: "Software requirements specification",
    promptPack: "srs/v1",
    latestVersion: 4,
    archivedAt: null,
    role: project.role,
    createdAt: ago(20 * DAY_MS),
    updatedAt: ago(12 * MINUTE_MS),
    ...fields,
  };
}

/** A job with what a test does not care about filled in. */
export function aJob(project: Project, fields: Partial<Job> = {}): Job {
  return {
    id: newId("job"),
    projectId: project.id,
    type: "draft.generate",
    status: "running",
    progress: { done: 5, total: 9, label: "Writing 3.6 Signatures" },
    subject: {},
    result: null,
    error: null,
    createdAt: ago(2 * MINUTE_MS),
    startedAt: ago(MINUTE_MS),
    finishedAt: null,
    ...fields,
  };
}

/** An API with one person, one organization and nothing else. */
export function emptyState(): ApiState {
  return {
    signedIn: true,
    providers: [],
    me: {
      id: "usr_00000000000000000000000001",
      email: "mara@halden-lift.example",
      emailVerified: true,
      deletesAt: null,
      platformRole: null,
      preferences: { exportMails: true },
      name: "Mara Okonjo",
      memberships: [
        {
          organizationId: "org_00000000000000000000000001",
          organizationName: "Halden Lift Service",
          role: "OWNER",
        },
      ],
    },
    projects: [],
    documents: [],
    contexts: new Map(),
    jobs: [],
  };
}

/** An API with the projects of an elevator company, for pictures and journeys. */
export function filledState(): ApiState {
  const state = emptyState();
  const rows: [string, string | null, number][] = [
    ["Shaftline technician app", "Work orders, parts and signatures, also without a network", 4],
    ["Dispatch desk", "Who goes where: faults, skills, traffic, on-call rota", 64],
    ["Building manager portal", "Fault reports, certificates and invoices for owners", 190],
    ["Parts van stock", "Count, reserve and reorder what rides in each van", 1_300],
    ["승강기 점검 앱", "현장에서 점검 결과를 기록하고 서명합니다", 1_500],
    ["بوابة الأعطال", "بلاغات الأعطال والشهادات والفواتير لأصحاب المباني", 2_000],
    ["Inspection certificates", "Yearly inspection, findings and deadlines per elevator", 9_000],
    ["Apprentice training log", null, 22_000],
  ];
  state.projects = rows.map(([name, description, minutes]) =>
    aProject({ name, description, updatedAt: ago(minutes * MINUTE_MS) }),
  );
  const [first, second] = state.projects;
  if (first && second) {
    state.documents = [
      aDocument(first),
      aDocument(first, {
        type: "TEST_PLAN",
        title: "Test plan",
        latestVersion: 0,
        updatedAt: ago(DAY_MS),
      }),
      aDocument(first, {
        type: "ADR",
        title: "Keep work orders in SQLite on the phone",
        latestVersion: 1,
        updatedAt: ago(6 * DAY_MS),
      }),
    ];
    state.jobs = [
      aJob(first),
      aJob(second, { status: "queued", type: "version.export", startedAt: null }),
      aJob(first, {
        status: "failed",
        type: "version.export",
        error: {
          code: "EXPORT_TOO_LARGE",
          message: "The version is larger than 2 MB. Split the document.",
          details: {},
        },
        finishedAt: ago(90 * MINUTE_MS),
      }),
    ];
    state.contexts.set(first.id, {
      updatedAt: ago(DAY_MS),
      summary: [
        "# Shaftline",
        "Work orders on the phone, also in the shaft",
        "**Problem.** Technicians write on paper because machine rooms have no reception.",
        "## Goals\n\n- Fewer return visits → from 1.8 to 1.2 visits per fault within a year",
        "## Still missing\n\n- What will be different once the product exists?\n- Which terms have a special meaning in this project?",
      ].join("\n\n"),
      context: {
        product: {
          name: "Shaftline",
          oneLiner: "Work orders on the phone, also in the shaft",
          problem: "Technicians write on paper because machine rooms have no reception.",
        },
        goals: [
          {
            statement: "Fewer return visits",
            measure: "From 1.8 to 1.2 visits per fault within a year",
          },
          {
            statement: "A signed report before the technician leaves",
            measure: "95 % of reports signed on site",
          },
        ],
        stakeholders: [{ name: "Head of service", role: "Sponsor", interest: "Cost per fault" }],
        features: [
          {
            name: "Offline work orders",
            description: "Today's work orders open within two seconds without a network.",
            priority: "must",
          },
          { name: "Photos in order", priority: "should" },
        ],
        constraints: ["Phones are shared between two shifts."],
      },
    });
  }
  return state;
}
