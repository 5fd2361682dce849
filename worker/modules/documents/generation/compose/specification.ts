import type { ProjectContext } from "../../context/contract.ts";
import { singleLine } from "../../context/escape-markdown.ts";
import { keepIds } from "../../requirements/index.ts";
import type { RequirementMemory } from "../requirement-memory.ts";
import { collectOpenQuestions, type OpenQuestion } from "./open-questions.ts";
import { relatedGoals } from "./related-goals.ts";
import {
  businessRequirements,
  constraintRequirements,
  featureRequirements,
  interfaceRequirements,
  qualityRequirements,
  type Requirement,
  type RequirementKind,
} from "./requirements.ts";
import { buildVocabulary } from "./wording.ts";

/** Everything that a composed document says, before it is laid out as Markdown. */
export interface Specification {
  context: ProjectContext;
  /** Name of the product, or “the product”. */
  productName: string;
  /** All requirements: BR, FR, IR, QR, CR in this order. */
  requirements: readonly Requirement[];
  questions: readonly OpenQuestion[];
  /** Requirements of a kind that come from the item at `index` of its list. */
  from: (kind: RequirementKind, index: number) => Requirement[];
  ofKind: (kind: RequirementKind) => Requirement[];
  /** Open question on a path of the context, such as `goals.0.measure`. */
  questionAt: (path: string) => OpenQuestion | undefined;
  /** Open questions about the wording of a requirement. */
  questionsAbout: (requirementId: string) => OpenQuestion[];
  /** Ids of the business requirements that a requirement may serve. */
  goalsServed: (requirement: Requirement) => string[];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function traceGoals(context: ProjectContext, requirements: readonly Requirement[]) {
  const sources = new Map<string, string>();
  for (const requirement of requirements) {
    if (requirement.kind !== "business") {
      sources.set(`${requirement.kind}.${requirement.index}`, requirement.sourceText);
    }
  }
  const goals = (context.goals ?? []).map(({ statement }) => statement);
  const related = relatedGoals([...sources.values()], goals);
  return new Map([...sources.keys()].map((key, index) => [key, related[index] ?? []]));
}

/** Requirements with the ids they have in the document already; new ones get new numbers. */
function withKeptIds(
  requirements: readonly Requirement[],
  { known, highest }: RequirementMemory,
): Requirement[] {
  const ids = keepIds(
    known,
    requirements.map(({ id, statement, source }) => ({
      id,
      prefix: id.slice(0, id.lastIndexOf("-")),
      statement,
      source,
    })),
    highest,
  );
  return requirements.map((requirement, index) => ({
    ...requirement,
    id: ids[index] ?? requirement.id,
  }));
}

function buildSpecification(context: ProjectContext, memory: RequirementMemory): Specification {
  const productName = singleLine(context.product?.name ?? "") || "the product";
  const vocabulary = buildVocabulary(
    productName,
    [...(context.userClasses ?? []), ...(context.stakeholders ?? [])].map(({ name }) =>
      singleLine(name),
    ),
  );
  const numbered = [
    ...businessRequirements(context, vocabulary),
    ...featureRequirements(context, vocabulary),
    ...interfaceRequirements(context, vocabulary),
    ...qualityRequirements(context, vocabulary),
    ...constraintRequirements(context, vocabulary),
  ];
  const requirements = withKeptIds(numbered, memory);
  const bySource = groupBy(requirements, ({ kind, index }) => `${kind}.${index}`);
  const byKind = groupBy(requirements, ({ kind }) => kind);
  const goals = traceGoals(context, requirements);
  const unserved = (context.goals ?? []).flatMap((_goal, index) =>
    [...goals.values()].some((served) => served.includes(index)) ? [] : [index],
  );
  const questions = collectOpenQuestions(context, requirements, unserved);
  const byPath = new Map(questions.map((question) => [question.path, question]));
  const byRequirement = groupBy(
    questions.filter(({ aboutWording }) => aboutWording !== undefined),
    ({ aboutWording }) => aboutWording ?? "",
  );
  const goalIds = (byKind.get("business") ?? []).map(({ id }) => id);
  return {
    context,
    productName,
    requirements,
    questions,
    from: (kind, index) => bySource.get(`${kind}.${index}`) ?? [],
    ofKind: (kind) => byKind.get(kind) ?? [],
    questionAt: (path) => byPath.get(path),
    questionsAbout: (id) => byRequirement.get(id) ?? [],
    goalsServed: ({ kind, index, priority }) =>
      priority === "wont"
        ? []
        : (goals.get(`${kind}.${index}`) ?? []).flatMap((goal) => goalIds[goal] ?? []),
  };
}

const NOTHING_YET: RequirementMemory = { known: [], highest: {} };
const cache = new WeakMap<ProjectContext, WeakMap<RequirementMemory, Specification>>();

/**
 * The specification that follows from a context, with the ids that its requirements have already;
 * the same object for the same context and memory objects.
 */
export function specificationOf(
  context: ProjectContext,
  memory: RequirementMemory = NOTHING_YET,
): Specification {
  const built = cache.get(context) ?? new WeakMap<RequirementMemory, Specification>();
  cache.set(context, built);
  const specification = built.get(memory) ?? buildSpecification(context, memory);
  built.set(memory, specification);
  return specification;
}
