import type { Channel, PreparedStatement } from "./channel.ts";
import {
  type ErrorFields,
  type Field,
  MessageWriter,
  messageType,
  readError,
  readRowDescription,
} from "./wire.ts";

export interface Statement {
  query: string;
  params: (string | null)[];
}

export type Outcome = { json: string[] } | { error: ErrorFields };

interface Step {
  statement: PreparedStatement;
  sql: string;
  /** This pipeline prepares the statement, so the answer carries its description. */
  isNew: boolean;
  /** Its result belongs to the answer; false for BEGIN and COMMIT. */
  isAsked: boolean;
}

const keptStatementsPerSession = 300;
const longestKeptSql = 16_384;
const stalePlanCode = "0A000";
let nextStatementNumber = 1;

// Types whose text never needs escaping inside a JSON string: bool, int8, int2, int4, oid, float4,
// float8, date, time, timestamp, timestamptz, numeric, uuid.
const plainTextTypes = new Set([16, 20, 21, 23, 26, 700, 701, 1082, 1083, 1114, 1184, 1700, 2950]);

/**
 * Runs the statements in one round trip and resolves with one JSON text per statement, or with the
 * fields of the first error. With `begin` they run in one transaction that an error rolls back.
 */
export async function runStatements(
  channel: Channel,
  statements: readonly Statement[],
  begin?: string,
): Promise<Outcome> {
  const outcome = await runOnce(channel, statements, begin);
  // A cached plan outlives a change of its tables; forgotten statements are prepared again.
  if ("error" in outcome && outcome.error.code === stalePlanCode) {
    await forgetStatements(channel);
    return runOnce(channel, statements, begin);
  }
  return outcome;
}

async function runOnce(
  channel: Channel,
  statements: readonly Statement[],
  begin: string | undefined,
): Promise<Outcome> {
  const writer = new MessageWriter();
  evictStatements(channel, writer, statements.length + 2);
  const steps: Step[] = [];
  if (begin !== undefined)
    steps.push(addStep(channel, writer, { query: begin, params: [] }, false));
  for (const statement of statements) steps.push(addStep(channel, writer, statement, true));
  if (begin !== undefined) {
    steps.push(addStep(channel, writer, { query: "COMMIT", params: [] }, false));
  }
  writer.sync();
  const answer = await channel.roundTrip(writer.finish());
  const { outcome, status } = readAnswer(steps, answer);
  if ("error" in outcome) await tidyUp(channel, steps, status);
  return outcome;
}

function addStep(
  channel: Channel,
  writer: MessageWriter,
  { query, params }: Statement,
  isAsked: boolean,
): Step {
  const known = channel.statements.get(query);
  if (known !== undefined) {
    channel.statements.delete(query);
    channel.statements.set(query, known);
    writer.bind(known.name, params);
    writer.execute();
    return { statement: known, sql: query, isNew: false, isAsked };
  }
  const isKept = query.length <= longestKeptSql;
  const statement: PreparedStatement = {
    name: isKept ? `g${nextStatementNumber++}` : "",
    fields: undefined,
  };
  writer.parse(statement.name, query);
  writer.bind(statement.name, params);
  writer.describePortal();
  writer.execute();
  if (isKept) channel.statements.set(query, statement);
  return { statement, sql: query, isNew: true, isAsked };
}

function evictStatements(channel: Channel, writer: MessageWriter, coming: number): void {
  let surplus = channel.statements.size + coming - keptStatementsPerSession;
  for (const [sql, statement] of channel.statements) {
    if (surplus <= 0) return;
    writer.closeStatement(statement.name);
    channel.statements.delete(sql);
    surplus -= 1;
  }
}

async function forgetStatements(channel: Channel): Promise<void> {
  const writer = new MessageWriter();
  for (const statement of channel.statements.values()) writer.closeStatement(statement.name);
  channel.statements.clear();
  writer.sync();
  await channel.roundTrip(writer.finish());
}

function readAnswer(steps: readonly Step[], buffer: Buffer): { outcome: Outcome; status: string } {
  const json: string[] = [];
  let rows: string[] = [];
  let error: ErrorFields | undefined;
  let index = 0;
  let status = "I";
  let offset = 0;
  while (offset + 5 <= buffer.length) {
    const type = buffer[offset];
    const body = offset + 5;
    const step = steps[index];
    switch (type) {
      case messageType.rowDescription:
        if (step !== undefined) step.statement.fields = readRowDescription(buffer, body);
        break;
      case messageType.noData:
        if (step !== undefined) step.statement.fields = [];
        break;
      case messageType.dataRow:
        rows.push(rowToJson(buffer, body, step?.statement.fields ?? []));
        break;
      case messageType.commandComplete:
      case messageType.emptyQuery: {
        const tag =
          type === messageType.emptyQuery
            ? ""
            : buffer.toString("latin1", body, buffer.indexOf(0, body));
        if (step?.isAsked === true) json.push(resultToJson(tag, rows, step.statement.fields ?? []));
        rows = [];
        index += 1;
        break;
      }
      case messageType.error:
        error ??= readError(buffer, body);
        break;
      case messageType.readyForQuery:
        status = String.fromCharCode(buffer[body] ?? 0);
        break;
    }
    offset += 1 + buffer.readInt32BE(offset + 1);
  }
  if (error === undefined) return { outcome: { json }, status };
  return { outcome: { error }, status };
}

/** After an error: ends the transaction and forgets statements that may not have been prepared. */
async function tidyUp(channel: Channel, steps: readonly Step[], status: string): Promise<void> {
  const writer = new MessageWriter();
  for (const { isNew, statement, sql } of steps) {
    if (!isNew || statement.name === "" || statement.fields !== undefined) continue;
    channel.statements.delete(sql);
    writer.closeStatement(statement.name);
  }
  if (status === "I") writer.sync();
  else {
    writer.parse("", "ROLLBACK");
    writer.bind("", []);
    writer.execute();
    writer.sync();
  }
  await channel.roundTrip(writer.finish());
}

function rowToJson(buffer: Buffer, body: number, fields: readonly Field[]): string {
  const count = buffer.readUInt16BE(body);
  let at = body + 2;
  let text = "[";
  for (let index = 0; index < count; index += 1) {
    const length = buffer.readInt32BE(at);
    at += 4;
    if (index > 0) text += ",";
    if (length < 0) {
      text += "null";
      continue;
    }
    const type = fields[index]?.dataTypeID ?? 0;
    text += plainTextTypes.has(type)
      ? `"${buffer.toString("latin1", at, at + length)}"`
      : JSON.stringify(buffer.toString("utf8", at, at + length));
    at += length;
  }
  return `${text}]`;
}

function resultToJson(tag: string, rows: readonly string[], fields: readonly Field[]): string {
  const words = tag.split(" ");
  const last = Number(words.at(-1));
  const rowCount = words.length > 1 && Number.isInteger(last) ? last : null;
  return `{"command":${JSON.stringify(words[0] ?? "")},"rowCount":${rowCount},"rows":[${rows.join(",")}],"fields":${fieldsToJson(fields)},"rowAsArray":true}`;
}

const fieldsJson = new WeakMap<readonly Field[], string>();

function fieldsToJson(fields: readonly Field[]): string {
  let text = fieldsJson.get(fields);
  if (text === undefined) {
    text = JSON.stringify(fields);
    fieldsJson.set(fields, text);
  }
  return text;
}
