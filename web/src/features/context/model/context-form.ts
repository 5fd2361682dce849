import type { ProjectContext } from "../api/get-context.ts";

/** The answers as the wizard holds them: every text is there, if need be empty. */
export interface ContextForm {
  product: { name: string; oneLiner: string; problem: string; vision: string };
  goals: { statement: string; measure: string }[];
  stakeholders: { name: string; role: string; interest: string }[];
  userClasses: { name: string; description: string; expertise: string; frequency: string }[];
  features: { name: string; description: string; priority: string }[];
  constraints: { text: string }[];
  assumptions: { text: string }[];
  externalInterfaces: { name: string; kind: string; description: string }[];
  qualityAttributes: { attribute: string; requirement: string; target: string }[];
  glossary: { term: string; definition: string }[];
  outOfScope: { text: string }[];
}

export type ListName = Exclude<keyof ContextForm, "product">;
export type RowOf<Name extends ListName> = ContextForm[Name][number];

type Item<Name extends keyof ProjectContext> =
  NonNullable<ProjectContext[Name]> extends (infer Entry)[] ? Entry : never;

/** A new row of each list. */
export const EMPTY_ROWS: { [Name in ListName]: RowOf<Name> } = {
  goals: { statement: "", measure: "" },
  stakeholders: { name: "", role: "", interest: "" },
  userClasses: { name: "", description: "", expertise: "", frequency: "" },
  features: { name: "", description: "", priority: "" },
  constraints: { text: "" },
  assumptions: { text: "" },
  externalInterfaces: { name: "", kind: "", description: "" },
  qualityAttributes: { attribute: "", requirement: "", target: "" },
  glossary: { term: "", definition: "" },
  outOfScope: { text: "" },
};

/** The fields without which a row cannot be saved. */
export const REQUIRED_FIELDS: { [Name in ListName]: readonly (keyof RowOf<Name> & string)[] } = {
  goals: ["statement"],
  stakeholders: ["name"],
  userClasses: ["name"],
  features: ["name"],
  constraints: ["text"],
  assumptions: ["text"],
  externalInterfaces: ["name"],
  qualityAttributes: ["attribute", "requirement"],
  glossary: ["term"],
  outOfScope: ["text"],
};

// What no database can store; pasted text brings it along now and then.
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "");
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || storable(text).trim() === "";
}

/** Whether nothing was written into a row. */
export function isEmptyRow(row: object): boolean {
  return Object.values(row).every((value) => typeof value !== "string" || isBlank(value));
}

/** The fields of a started row that must be filled before it can be saved. */
export function missingFields<Name extends ListName>(
  list: Name,
  row: RowOf<Name>,
): (keyof RowOf<Name> & string)[] {
  if (isEmptyRow(row)) return [];
  return REQUIRED_FIELDS[list].filter((field) => {
    const value: unknown = row[field];
    return typeof value !== "string" || isBlank(value);
  });
}

/** Whether every started row can be saved. */
export function isComplete(form: ContextForm): boolean {
  const lists = Object.keys(REQUIRED_FIELDS) as ListName[];
  return lists.every((list) => form[list].every((row) => missingFields(list, row).length === 0));
}

/** The wizard's form of what the API holds. */
export function toForm(context: ProjectContext): ContextForm {
  const { product } = context;
  return {
    product: {
      name: product?.name ?? "",
      oneLiner: product?.oneLiner ?? "",
      problem: product?.problem ?? "",
      vision: product?.vision ?? "",
    },
    goals: (context.goals ?? []).map((row) => ({ ...EMPTY_ROWS.goals, ...row })),
    stakeholders: (context.stakeholders ?? []).map((row) => ({
      ...EMPTY_ROWS.stakeholders,
      ...row,
    })),
    userClasses: (context.userClasses ?? []).map((row) => ({ ...EMPTY_ROWS.userClasses, ...row })),
    features: (context.features ?? []).map((row) => ({ ...EMPTY_ROWS.features, ...row })),
    constraints: (context.constraints ?? []).map((text) => ({ text })),
    assumptions: (context.assumptions ?? []).map((text) => ({ text })),
    externalInterfaces: (context.externalInterfaces ?? []).map((row) => ({
      ...EMPTY_ROWS.externalInterfaces,
      ...row,
    })),
    qualityAttributes: (context.qualityAttributes ?? []).map((row) => ({
      ...EMPTY_ROWS.qualityAttributes,
      ...row,
    })),
    glossary: (context.glossary ?? []).map((row) => ({ ...EMPTY_ROWS.glossary, ...row })),
    outOfScope: (context.outOfScope ?? []).map((text) => ({ text })),
  };
}

function filled<Row extends Record<string, string>>(row: Row): Partial<Row> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) =>
      isBlank(value) ? [] : [[key, storable(value)] as const],
    ),
  ) as Partial<Row>;
}

function rows<Name extends ListName & keyof ProjectContext>(
  list: Name,
  form: ContextForm,
): Item<Name>[] {
  const started: RowOf<Name>[] = form[list];
  return started
    .filter((row) => !isEmptyRow(row) && missingFields(list, row).length === 0)
    .map((row) => filled(row as Record<string, string>) as Item<Name>);
}

function texts(entries: readonly { text: string }[]): string[] {
  return entries.map(({ text }) => storable(text).trim()).filter((text) => text !== "");
}

/** What can be saved of the form: blank answers and rows without their name are left out. */
export function fromForm(form: ContextForm): ProjectContext {
  const product = filled(form.product);
  const context: ProjectContext = {
    goals: rows("goals", form),
    stakeholders: rows("stakeholders", form),
    userClasses: rows("userClasses", form),
    features: rows("features", form),
    constraints: texts(form.constraints),
    assumptions: texts(form.assumptions),
    externalInterfaces: rows("externalInterfaces", form),
    qualityAttributes: rows("qualityAttributes", form),
    glossary: rows("glossary", form),
    outOfScope: texts(form.outOfScope),
  };
  return Object.keys(product).length > 0 ? { product, ...context } : context;
}
