import { newId } from "../../kernel/ids.ts";

/** Somebody who uses the product under load. */
export interface Caller {
  userId: string;
  token: string;
}

/** A document with somebody of its own who reads and edits it. */
export interface Desk {
  caller: Caller;
  projectId: string;
  documentId: string;
}

/** A team of people with its projects and documents. */
export interface Team {
  organizationId: string;
  userIds: string[];
  projectIds: string[];
  documentIds: string[];
}

/** Who and what stands in the database, by id. */
export interface Population {
  users: { id: string; organizationId: string; projectId: string }[];
  teams: Team[];
}

const teamCount = 250;
const teamSize = 8;
const projectsPerTeam = 12;
const documentsPerTeam = 4;
const draftLength = 20_000;

/** 2,000 users, each with a project of their own, in 250 teams with 3,000 projects and 1,000 drafts. */
export function createPopulation(): Population {
  const users = createEach(teamCount * teamSize, () => ({
    id: newId("user"),
    organizationId: newId("organization"),
    projectId: newId("project"),
  }));
  const teams = createEach(teamCount, (team) => ({
    organizationId: newId("organization"),
    userIds: users.slice(team * teamSize, (team + 1) * teamSize).map(({ id }) => id),
    projectIds: createEach(projectsPerTeam, () => newId("project")),
    documentIds: createEach(documentsPerTeam, () => newId("document")),
  }));
  return { users, teams };
}

/** One desk per document; neighbours in the list are of different teams. */
export function createDesks({ teams }: Population, sign: (userId: string) => string): Desk[] {
  return createEach(documentsPerTeam, (seat) =>
    teams.map(({ userIds, projectIds, documentIds }) => {
      const userId = pick(userIds, seat);
      return {
        caller: { userId, token: sign(userId) },
        projectId: pick(projectIds, seat),
        documentId: pick(documentIds, seat),
      };
    }),
  ).flat();
}

/** A document with everybody who may edit it. */
export interface Meeting {
  documentId: string;
  callers: Caller[];
}

const meetingCount = 2;

/** The first document of the first teams, with the whole team. */
export function createMeetings({ teams }: Population, sign: (userId: string) => string): Meeting[] {
  return teams.slice(0, meetingCount).map(({ documentIds, userIds }) => ({
    documentId: pick(documentIds, 0),
    callers: userIds.map((userId) => ({ userId, token: sign(userId) })),
  }));
}

/** A specification of 20 KB in some thirty sections; each edition differs in one line. */
export function draftText(edition: number): string {
  return `${draftStart}\n\nEdition ${edition}.\n${draftRest}`;
}

const draftStart = "# Specification\n\nWhat the product has to do, and how that is checked.";
const draftRest = createEach(40, section)
  .join("")
  .slice(0, draftLength - draftStart.length);

function section(index: number): string {
  const number = index + 1;
  const lines = createEach(
    4,
    (line) =>
      `- **FR-${number}${line}** The product shall keep record ${number}.${line} readable for ten years, and show who changed it and when.\n`,
  );
  return `\n## ${number} Records of kind ${number}\n\n${lines.join("")}`;
}

function createEach<Item>(count: number, create: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => create(index));
}

/** The item at `index`, counted on from the start when the list is shorter. */
export function pick<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("The list is empty.");
  return item;
}
