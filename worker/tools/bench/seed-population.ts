import type { Backend } from "../gateway/channel.ts";
import { runScript } from "../gateway/run-script.ts";
import { runStatements } from "../gateway/run-statements.ts";
import { draftText, type Population, pick } from "./population.ts";
import { sessionOf } from "./sign-token.ts";

const rowsPerStatement = 500;
const draftsPerStatement = 100;
const seededAt = "2026-01-01T00:00:00.000Z";

type Row = Record<string, string | number | boolean | null>;

/** Writes the population in bulk and brings the planner's statistics up to date. */
export async function seedPopulation(backend: Backend, population: Population): Promise<void> {
  for (const [table, rows] of tablesOf(population)) await insertRows(backend, table, rows);
  const error = await backend.withChannel((channel) => runScript(channel, "ANALYZE"));
  if (error !== undefined) throw new Error(`ANALYZE failed: ${error.message}`);
}

function tablesOf({ users, teams }: Population): [string, Row[]][] {
  const documents = teams.flatMap(({ organizationId, userIds, projectIds, documentIds }) =>
    documentIds.map((id, index) => ({
      id,
      organization_id: organizationId,
      project_id: pick(projectIds, index),
      created_by: pick(userIds, index),
    })),
  );
  return [
    [
      "users",
      users.map(({ id }, index) => ({
        id,
        email: `person-${index}@bench.example`,
        name: `Person ${index}`,
        password_hash: "none",
        created_at: seededAt,
      })),
    ],
    ["sessions", users.map(({ id }) => session(id))],
    [
      "organizations",
      [
        ...users.map((user) => organization(user.organizationId, true)),
        ...teams.map((team) => organization(team.organizationId, false)),
      ],
    ],
    [
      "memberships",
      [
        ...users.map((user) => membership(user.organizationId, user.id, "OWNER")),
        ...teams.flatMap((team) =>
          team.userIds.map((userId) => membership(team.organizationId, userId, "EDITOR")),
        ),
      ],
    ],
    [
      "projects",
      [
        ...users.map((user) => project(user.projectId, user.organizationId, user.id)),
        ...teams.flatMap(({ organizationId, userIds, projectIds }) =>
          projectIds.map((id, index) => project(id, organizationId, pick(userIds, index))),
        ),
      ],
    ],
    [
      "documents",
      documents.map((document, index) => ({
        ...document,
        type: "SRS",
        title: `Specification ${index}`,
        prompt_pack: "srs/v1",
        latest_version: 0,
        created_at: seededAt,
        updated_at: seededAt,
      })),
    ],
    [
      "drafts",
      documents.map(({ id }) => ({
        document_id: id,
        content: draftText(0),
        revision: 1,
        updated_at: seededAt,
        updated_by: null,
      })),
    ],
  ];
}

function session(userId: string): Row {
  const id = sessionOf(userId);
  return {
    id,
    user_id: userId,
    family_hash: id,
    refresh_token_hash: "none",
    created_at: seededAt,
    last_used_at: seededAt,
    expires_at: "2100-01-01T00:00:00.000Z",
  };
}

function organization(id: string, personal: boolean): Row {
  return { id, name: `Organization ${id.slice(-6)}`, personal, created_at: seededAt };
}

function membership(organizationId: string, userId: string, role: string): Row {
  return { organization_id: organizationId, user_id: userId, role, created_at: seededAt };
}

function project(id: string, organizationId: string, createdBy: string): Row {
  return {
    id,
    organization_id: organizationId,
    name: `Project ${id.slice(-6)}`,
    description: "What the field service needs, from the first call to the signed report.",
    created_by: createdBy,
    created_at: seededAt,
    updated_at: seededAt,
  };
}

async function insertRows(backend: Backend, table: string, rows: readonly Row[]): Promise<void> {
  const size = table === "drafts" ? draftsPerStatement : rowsPerStatement;
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  const query = `INSERT INTO ${table} (${columns})
    SELECT ${columns} FROM json_populate_recordset(null::${table}, $1::json)`;
  for (let start = 0; start < rows.length; start += size) {
    const params = [JSON.stringify(rows.slice(start, start + size))];
    const outcome = await backend.withChannel((channel) =>
      runStatements(channel, [{ query, params }]),
    );
    if ("error" in outcome) throw new Error(`${table} not seeded: ${outcome.error.message}`);
  }
}
