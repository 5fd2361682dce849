import { dereference, type Schema, validate } from "@cfworker/json-schema";
import * as fc from "fast-check";
import document from "./golden/openapi.json";

interface Media {
  schema?: Schema;
}

export interface Operation {
  method: string;
  operationId: string;
  queries: string[];
  responses: Record<string, { content?: Record<string, Media> }>;
}

interface Parameter {
  in: string;
  name: string;
}

interface PathItems {
  paths: Record<string, Record<string, Operation & { parameters?: Parameter[] }>>;
}

const contract = structuredClone(document) as unknown as PathItems & Schema;
// Marks each reference in the contract with what it refers to.
const schemas = dereference(contract);

/** Every operation of the published contract. */
export const operations: Operation[] = Object.values(contract.paths).flatMap((methods) =>
  Object.entries(methods).map(([method, { operationId, parameters = [], responses }]) => ({
    method: method.toUpperCase(),
    operationId,
    queries: parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
    responses,
  })),
);

/** What of an answer the contract does not say; undefined when all of it fits. */
export function misfit({ responses }: Operation, status: number, type: string, body: unknown) {
  const declared = responses[status];
  if (declared === undefined) return `${status} is not declared: ${JSON.stringify(body)}`;
  const media = type.split(";")[0]?.trim() ?? "";
  if (declared.content === undefined) return media === "" ? undefined : `${status} has a body`;
  const schema = declared.content[media]?.schema;
  if (schema === undefined) return `${status} has a body of ${media}`;
  if (media !== "application/json") return undefined;
  const { valid, errors } = validate(body, schema, "2020-12", schemas);
  return valid ? undefined : `${status}: ${JSON.stringify(errors)}`;
}

const strings = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "\ud800",
    "a\u0000b",
    "'; drop table users; --",
    "{{7*7}}",
    "<img src=x onerror=alert(1)>",
    "../../etc/passwd",
    "https://169.254.169.254/latest",
    "javascript:alert(1)",
    "\u202e\u2066\ufeff",
    "=cmd|' /C calc'!A0",
    "[".repeat(2_000),
    "x".repeat(70_000),
    "9".repeat(400),
    "NaN",
    "2026-02-30T25:61:61Z",
    "-1",
    "1e309",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.emailAddress(),
  fc.uuid(),
);

const leaves = fc.oneof(
  strings,
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e308, 2 ** 53, [], {}, [[]], { $gt: "" }),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"role":"OWNER"},"constructor":{"prototype":{}}}'),
    Array.from({ length: 5_000 }, () => ({})),
    Array.from({ length: 200 }).reduce((inner) => [inner], []),
  ),
  fc.jsonValue(),
);

/** A value with one place in it changed for the worse, or a wholly different one. */
function worse(valid: unknown): fc.Arbitrary<unknown> {
  if (typeof valid !== "object" || valid === null) return leaves;
  const inside = Object.keys(valid).map((key) =>
    worse((valid as Record<string, unknown>)[key]).map((value) =>
      Array.isArray(valid)
        ? valid.map((each, index) => (String(index) === key ? value : each))
        : { ...valid, [key]: value },
    ),
  );
  const more = leaves.map((value) => ({ ...valid, nobodyKnowsThis: value }));
  return fc.oneof(leaves, more, ...inside, ...inside);
}

const headerValue = fc.oneof(
  fc.constantFrom('"r1"', "*", 'W/"', "bytes=0-", "00-0-0-0", "gzip;q=9", "x".repeat(300), ","),
  fc.string({ unit: "grapheme-ascii", maxLength: 30 }).map((text) => text.replace(/[^ -~]/g, "")),
);

export interface Hostility {
  body: { value: unknown } | undefined;
  query: Record<string, string>;
  headers: Record<string, string>;
  id: string | undefined;
}

/** What somebody with bad intentions, or a broken client, might send in the place of a request. */
export function hostility(operation: Operation, validBody: unknown): fc.Arbitrary<Hostility> {
  const { queries } = operation;
  const query =
    queries.length === 0
      ? fc.constant({})
      : fc.dictionary(fc.constantFrom(...queries), strings, { minKeys: 1, maxKeys: 2 });
  const names = ["If-Match", "Idempotency-Key", "Range", "traceparent", "Accept", "If-None-Match"];
  const broken = {
    body: fc.constant(undefined),
    query: fc.constant({}),
    id: fc.constant(undefined),
  };
  const headers = fc.dictionary(fc.constantFrom(...names), headerValue, { maxKeys: 2 });
  const body = worse(validBody).map((value) => ({ value }));
  const id = fc.constantFrom(
    "%00",
    "%ED%A0%80",
    "..%2f",
    "%F0%9F%98%80",
    "a'--",
    "x".repeat(3_000),
  );
  return fc.oneof(
    ...(validBody === undefined ? [] : [fc.record({ ...broken, headers, body })]),
    ...(validBody === undefined ? [] : [fc.record({ ...broken, headers: fc.constant({}), body })]),
    fc.record({ ...broken, headers, query }),
    fc.record({ ...broken, headers, id }),
  );
}
