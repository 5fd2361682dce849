import { NeonDbError } from "@neondatabase/serverless";
import { expect, it } from "vitest";
import { isDatabaseUnavailable, isForeignKeyViolation, isUniqueViolation } from "./errors.ts";

function driverError(fields: Partial<NeonDbError>): Error {
  const cause = Object.assign(new NeonDbError("refused"), fields);
  return new Error("Failed query", { cause });
}

it.each([
  ["a request that failed", driverError({})],
  ["a lost connection", driverError({ code: "08006" })],
  ["too many connections", driverError({ code: "53300" })],
  ["a server that shuts down", driverError({ code: "57P01" })],
  [
    "an answer that stopped coming",
    new Error("Failed query", { cause: new DOMException("", "TimeoutError") }),
  ],
])("takes %s for an absent database", (_what, error) => {
  expect(isDatabaseUnavailable(error)).toBe(true);
});

it.each([
  ["a broken statement", driverError({ code: "42601" })],
  ["an error of our own", new Error("other")],
  ["no error at all", "text"],
])("does not take %s for an absent database", (_what, error) => {
  expect(isDatabaseUnavailable(error)).toBe(false);
});

it("knows violations by their constraint", () => {
  const taken = driverError({ code: "23505", constraint: "users_email_unique" });
  expect(isUniqueViolation(taken, "users_email_unique")).toBe(true);
  expect(isUniqueViolation(taken, "other")).toBe(false);
  expect(isForeignKeyViolation(taken)).toBe(false);
  expect(isForeignKeyViolation(driverError({ code: "23503" }))).toBe(true);
});
