import { createExecutionContext, createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { neon, neonConfig } from "@neondatabase/serverless";
import { beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../app.ts";
import { readEnv } from "../env.ts";
import { encodeCursor } from "../kernel/pagination.ts";
import { runScheduled } from "../scheduled.ts";
import { accessMatrix, servedBy } from "./access-matrix.ts";
import { callApi } from "./api-client.ts";
import { newTeam, type Team } from "./team.ts";
import { validRequests } from "./valid-requests.ts";

interface Statement {
  query: string;
  params: unknown[];
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Index Cond"?: string;
  Plans?: PlanNode[];
}

const routes = accessMatrix(createApp()).filter(({ rule }) => rule !== "public");
const cursors = ["2026-01-01T00:00:00.000Z", "7"].map((value) => encodeCursor([value, "id"]));
const emptyTables = "empty_tables";
const sent = new Map<string, Statement>();
let team: Team;

beforeAll(async () => {
  remember();
  team = await newTeam();
});

/** Keeps each statement that leaves this isolate from now on. */
function remember(): void {
  const send = neonConfig.fetchFunction;
  neonConfig.fetchFunction = (url: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body)) as Statement | { queries: Statement[] };
    const statements = "queries" in body ? body.queries : [body];
    for (const statement of statements) sent.set(statement.query, statement);
    return send(url, init);
  };
}

describe.each(routes)("$method $path", ({ method, operationId, rule }) => {
  it("asks the database at most once for a read", async () => {
    const caller = team[servedBy(rule)];
    const { token } = caller;
    const { path, ...request } = (await validRequests[operationId]?.(team, caller)) ?? {
      path: "",
    };
    const { status, headers } = await callApi(method, path, { token, ...request });
    expect(status).toBeLessThan(400);
    if (method !== "GET") return;
    expect(headers.get("Server-Timing")).toMatch(/desc="[01]"/);
    for (const cursor of cursors) {
      await callApi("GET", `${path}?limit=1&cursor=${cursor}`, { token });
    }
  });
});

describe("the statements of all routes, jobs and crons", () => {
  it("reach every row through an index", async () => {
    const { token, organizationId } = team.OWNER;
    for (const sort of ["createdAt:desc", "name:asc", "updatedAt:asc"]) {
      const query = `sort=${sort}&q=lift&organizationId=${organizationId}`;
      await callApi("GET", `/api/v1/projects?${query}`, { token });
    }
    const administrator = team.PLATFORM_ADMIN.token;
    for (const query of ["q=lift", "status=disabled", "status=enabled&q=a", "role=MODERATOR"]) {
      await callApi("GET", `/api/v1/admin/users?${query}`, { token: administrator });
    }
    for (const query of [
      "jobs?status=failed&type=draft.generate",
      "jobs?givenUp=true",
      "emails?q=a&status=queued",
    ]) {
      await callApi("GET", `/api/v1/admin/${query}`, { token: administrator });
    }
    await callApi("GET", "/api/v1/admin/organizations?q=lift", { token: administrator });
    for (const cron of ["* * * * *", "0 3 * * *"]) {
      await runScheduled(createScheduledController({ cron }), env, createExecutionContext());
    }
    const statements = [...sent.values()];
    await copyEmptyTables();
    const plans = await explain(statements);
    const partial = await partialIndexes();
    const sql = database();
    await sql.transaction([asOwner(sql), sql.query(`drop schema ${emptyTables} cascade`)]);
    const scans = plans.flatMap((plan, index) =>
      nodesOf(plan)
        .filter((node) => readsEverything(node, partial))
        .map((node) => `${node["Relation Name"]}: ${statements[index]?.query}`),
    );
    expect(statements.length).toBeGreaterThan(routes.length);
    expect(scans).toEqual([]);
  });

  it("find what refers to a row through an index when the row goes", async () => {
    const rows = await database()`
      select conrelid::regclass::text || ' ' || conname as reference from pg_constraint c
      where contype = 'f' and not exists (
        select 1 from pg_index i
        where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1] and i.indpred is null)`;
    expect(rows).toEqual([]);
  });
});

function database() {
  return neon(readEnv(env).database.url);
}

/** The Worker's role makes no tables. */
function asOwner(sql: ReturnType<typeof database>) {
  return sql`set local role none`;
}

async function copyEmptyTables(): Promise<void> {
  const sql = database();
  const tables = await sql`select tablename as name from pg_tables where schemaname = 'public'`;
  await sql.transaction([
    asOwner(sql),
    sql.query(`create schema ${emptyTables}`),
    ...tables.map(({ name }) =>
      sql.query(`create table ${emptyTables}.${name} (like public.${name} including all)`),
    ),
  ]);
}

/**
 * Plans for any parameters, as if sequential scans cost more than the tables are worth, over copies
 * of the tables: what other tests have left in them would sway the planner.
 */
async function explain(statements: Statement[]): Promise<PlanNode[]> {
  const sql = database();
  const plans: PlanNode[] = [];
  for (const { query, params } of statements) {
    const values = params.length === 0 ? "" : `(${params.map(() => "null").join()})`;
    const [, , , , , explained] = await sql.transaction([
      asOwner(sql),
      sql`set local enable_seqscan = off`,
      sql.query(`set local search_path = ${emptyTables}, public`),
      sql`set local plan_cache_mode = force_generic_plan`,
      sql.query(`prepare asked as ${query}`),
      sql.query(`explain (format json) execute asked${values}`),
      sql`deallocate asked`,
    ]);
    const [row] = explained as { "QUERY PLAN": [{ Plan: PlanNode }] }[];
    if (row === undefined) throw new Error(`no plan for ${query}`);
    plans.push(row["QUERY PLAN"][0].Plan);
  }
  return plans;
}

/** An index of the few rows that wait for something is small enough to be read as a whole. */
async function partialIndexes(): Promise<Set<string | undefined>> {
  const rows = await database()`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indpred is not null`;
  return new Set(rows.map((row) => String(row.name)));
}

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

function readsEverything(node: PlanNode, partial: Set<string | undefined>): boolean {
  const type = node["Node Type"];
  if (type === "Seq Scan") return true;
  const isIndexRead = type === "Bitmap Index Scan" || /^Index (Only )?Scan/.test(type);
  return isIndexRead && node["Index Cond"] === undefined && !partial.has(node["Index Name"]);
}
