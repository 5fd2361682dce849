import { eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { beforeAll, describe, expect, it } from "vitest";
import { countRoundTrips } from "../../../db/client.ts";
import type { Role } from "../../../kernel/permissions.gen.ts";
import { newPerson, openContext } from "../identity-fixture.ts";
import {
  findMembership,
  memberOrganizations,
  memberRole,
  organizationName,
  userName,
} from "../index.ts";
import { memberships, organizations, users } from "../tables.ts";

type Person = Awaited<ReturnType<typeof newPerson>>;

let mara: Person;
let jonas: Person;
let outsider: Person;

beforeAll(async () => {
  mara = await newPerson();
  jonas = await newPerson({ name: "Jonas", organizationName: "Halden" });
  outsider = await newPerson();
  await join(mara, jonas.organization.id, "VIEWER");
});

async function join(person: Person, organizationId: string, role: Role) {
  const createdAt = "2020-01-01T00:00:00.000Z";
  const row = { organizationId, userId: person.user.id, role, createdAt };
  await openContext().db.insert(memberships).values(row);
}

function contextOf(person: Person) {
  const actor = { kind: "user", userId: person.user.id, sessionId: "ses_1" } as const;
  return { ...openContext(), actor };
}

describe("memberRole", () => {
  async function roleOf(person: Person) {
    const rows = await openContext()
      .db.select({ role: memberRole(organizations.id, person.user.id) })
      .from(organizations)
      .where(eq(organizations.id, jonas.organization.id));
    return rows;
  }

  it("is the role in the row's organization, or null", async () => {
    expect(await roleOf(jonas)).toEqual([{ role: "OWNER" }]);
    expect(await roleOf(mara)).toEqual([{ role: "VIEWER" }]);
    expect(await roleOf(outsider)).toEqual([{ role: null }]);
  });

  it("means the outer row even where both tables name the column alike", async () => {
    const rows = await openContext()
      .db.select({ role: memberRole(memberships.organizationId, outsider.user.id) })
      .from(memberships)
      .where(eq(memberships.userId, jonas.user.id));
    expect(rows).toEqual([{ role: null }]);
  });

  it("works on joins and aliases", async () => {
    const home = alias(organizations, "home");
    const rows = await openContext()
      .db.select({ role: memberRole(home.id, mara.user.id), name: organizationName(home.id) })
      .from(users)
      .innerJoin(memberships, eq(memberships.userId, users.id))
      .innerJoin(home, eq(home.id, memberships.organizationId))
      .where(eq(users.id, jonas.user.id));
    expect(rows).toEqual([{ role: "VIEWER", name: "Halden" }]);
  });
});

describe("memberOrganizations", () => {
  it("lists where a person belongs", async () => {
    const rows = await openContext()
      .db.select({ id: organizations.id })
      .from(organizations)
      .where(inArray(organizations.id, memberOrganizations(mara.user.id)));
    expect(rows.map(({ id }) => id).sort()).toEqual(
      [mara.organization.id, jonas.organization.id].sort(),
    );
  });
});

describe("userName", () => {
  it("is the name of the person a column points at", async () => {
    const rows = await openContext()
      .db.select({ name: userName(memberships.userId) })
      .from(memberships)
      .where(eq(memberships.userId, jonas.user.id));
    expect(rows).toEqual([{ name: "Jonas" }]);
  });
});

describe("findMembership", () => {
  it("finds the membership in the named organization in one round trip", async () => {
    const ctx = contextOf(mara);
    const organizationId = jonas.organization.id;
    await countRoundTrips(async (roundTrips) => {
      expect(await findMembership({ ctx, organizationId })).toEqual({
        organizationId,
        role: "VIEWER",
      });
      expect(roundTrips.durationsMs).toHaveLength(1);
    });
  });

  it("falls back to the caller's own organization, not to someone else's personal one", async () => {
    const membership = await findMembership({ ctx: contextOf(mara), organizationId: undefined });
    expect(membership).toEqual({ organizationId: mara.organization.id, role: "OWNER" });
  });

  it.each([
    ["another tenant's", () => outsider.organization.id],
    ["an unknown", () => "org_unknown"],
  ])("finds none in %s organization", async (_what, organizationId) => {
    const ctx = contextOf(mara);
    expect(await findMembership({ ctx, organizationId: organizationId() })).toBeUndefined();
  });
});
