import type {
  FeaturePriority,
  InterfaceKind,
  ProjectContext,
  QualityCharacteristic,
} from "../../context/contract.ts";
import { singleLine } from "../../context/escape-markdown.ts";
import { namesMeasure, unclearPronouns, vagueWords } from "../guardrails/vague-words.ts";
import { acceptanceCriteria, type VerificationMethod, verificationMethod } from "./acceptance.ts";
import { holdsVerb, insideSentence } from "./noun-phrase.ts";
import { shapeDescription } from "./shape-description.ts";
import { shapeStatement } from "./shape-statement.ts";
import type { ShapedStatement } from "./shaped-statement.ts";
import { splitSentences, withoutFinalStop } from "./split-sentences.ts";
import { baseOfThirdPerson } from "./verbs.ts";
import { begun, continued, isEnglish, type Vocabulary } from "./wording.ts";

export type RequirementKind = "business" | "feature" | "interface" | "quality" | "constraint";

/** Plain text throughout; whoever lays it out escapes it. */
export interface Requirement {
  id: string;
  kind: RequirementKind;
  /** Index of the item in its list of the context. */
  index: number;
  /** Short name of the source, such as the name of a feature. */
  source: string;
  /** Everything the source says, to compare it with goals. */
  sourceText: string;
  statement: string;
  priority: FeaturePriority | undefined;
  acceptance: string[];
  method: VerificationMethod;
  vague: string[];
}

const PREFIXES: Record<RequirementKind, string> = {
  business: "BR",
  feature: "FR",
  interface: "IR",
  quality: "QR",
  constraint: "CR",
};

const QUALITY_METHODS: Record<QualityCharacteristic, VerificationMethod> = {
  functional_suitability: "Test",
  performance_efficiency: "Test",
  compatibility: "Test",
  interaction_capability: "Demonstration",
  reliability: "Analysis",
  security: "Test",
  maintainability: "Analysis",
  flexibility: "Demonstration",
  safety: "Analysis",
};

const INTERFACE_METHODS: Record<InterfaceKind, VerificationMethod> = {
  user: "Demonstration",
  hardware: "Test",
  software: "Test",
  communications: "Test",
};

type Draft = Omit<Requirement, "id" | "kind">;

function numbered(kind: RequirementKind, drafts: readonly Draft[]): Requirement[] {
  return drafts.map((draft, index) => ({
    ...draft,
    kind,
    id: `${PREFIXES[kind]}-${String(index + 1).padStart(3, "0")}`,
  }));
}

function sentence(text: string): string {
  return /[.!?。！？؟]["”’»]?$/u.test(text) ? text : `${text}.`;
}

function statements(text: string): string[] {
  return splitSentences(text)
    .map(singleLine)
    .filter((part) => part !== "");
}

/** For what says itself which value has to be reached. */
const STATED = "The value that the requirement states is reached.";

const WISH = /^(?:(?:we|i) (?:want|would like|need|wish|plan|aim|intend|have) )?to (?=\S)/i;

/** One requirement for each goal. */
export function businessRequirements(
  context: ProjectContext,
  vocabulary: Vocabulary,
): Requirement[] {
  const drafts = (context.goals ?? []).map((goal, index): Draft => {
    const source = withoutFinalStop(singleLine(goal.statement)) || singleLine(goal.statement);
    const measure = singleLine(goal.measure ?? "");
    const wanted = begun(source.replace(WISH, ""));
    const shaped = shapeStatement(wanted, vocabulary)[0];
    const direct = shaped?.form === "action" && shaped.condition === undefined;
    return {
      index,
      source,
      sourceText: `${source} ${measure}`,
      statement: sentence(
        direct && shaped.action
          ? `In operation, the system shall ${shaped.action}`
          : `In operation, the system shall bring about this outcome: “${wanted}”`,
      ),
      priority: undefined,
      acceptance:
        measure === "" ? (namesMeasure(source) ? [STATED] : []) : [sentence(begun(measure))],
      method: "Analysis",
      vague: measure === "" ? vagueWords(source) : [],
    };
  });
  return numbered("business", drafts);
}

/** What leaves the decision for later. */
function undecided(statement: string): string[] {
  const [found] =
    /\b(?:be (?:defined|determined|decided|agreed|clarified)(?= ?$|\.$)|tbd|t\.b\.d\.)/i.exec(
      statement,
    ) ?? [];
  return found === undefined ? [] : [found.toLowerCase().replace(/^be /, "to be ")];
}

function deferredFeature(name: string): ShapedStatement {
  return {
    text: `This release shall not include the function “${name}”`,
    form: "prohibition",
  };
}

/** Atomic requirements for each feature, in the order of its description. */
export function featureRequirements(
  context: ProjectContext,
  vocabulary: Vocabulary,
): Requirement[] {
  const drafts = (context.features ?? []).flatMap((feature, index): Draft[] => {
    const source = singleLine(feature.name);
    const described = statements(feature.description ?? "");
    const parts = described.length > 0 ? described : [source];
    const sourceText = `${source} ${singleLine(feature.description ?? "")}`;
    if (feature.priority === "wont") {
      return [
        {
          index,
          source,
          sourceText,
          statement: sentence(deferredFeature(source).text),
          priority: "wont",
          acceptance: ["The function cannot be reached in the delivered release."],
          method: "Inspection",
          vague: [],
        },
      ];
    }
    return shapeDescription(source, parts, vocabulary).map((shaped) => ({
      index,
      source,
      sourceText,
      statement: sentence(shaped.text),
      priority: feature.priority,
      acceptance: acceptanceCriteria(shaped),
      method: verificationMethod(shaped),
      vague: [
        ...vagueWords(shaped.text),
        ...unclearPronouns(shaped.text),
        ...undecided(shaped.text),
      ],
    }));
  });
  return numbered("feature", drafts);
}

/** Behind a plural noun that looks like a verb, as in “messages that fail”. */
const SAID_OF_NOUN = /^(?:that|which|are|is|can|cannot|may|must|shall|will|should|have|has)$/i;
/** Something that is done among what is named, as in “camera, scans within 1 s”. */
const LISTED_DEED = /, [a-z]+s (?:within|in|on|with|to|every|each|the|an?) /i;

/** What an interface is or uses, named without a verb. */
function namedAt(source: string, kind: InterfaceKind | undefined, named: string): string {
  if (kind === "hardware" && /^an? /.test(named) && !/,| and /.test(named))
    return `The system shall work with “${source}”, which is ${named}`;
  const verb = kind === "user" ? "offer" : "use";
  return `At the interface “${source}”, the system shall ${verb} ${named}`;
}

/** One requirement to connect, and one for each statement about how. */
export function interfaceRequirements(
  context: ProjectContext,
  vocabulary: Vocabulary,
): Requirement[] {
  const drafts = (context.externalInterfaces ?? []).flatMap((item, index): Draft[] => {
    const source = singleLine(item.name);
    const method = item.kind ? INTERFACE_METHODS[item.kind] : "Test";
    const verb = item.kind === "user" ? "offer the user interface" : "work with";
    const base = {
      index,
      source,
      sourceText: `${source} ${singleLine(item.description ?? "")}`,
      method,
    };
    const described = statements(item.description ?? "");
    if (described.length === 0) {
      return [
        {
          ...base,
          statement: sentence(`The system shall ${verb} “${source}”`),
          priority: undefined,
          acceptance: [
            `An exchange with “${source}” succeeds with valid input; invalid input is reported and does no harm.`,
          ],
          vague: [],
        },
      ];
    }
    return described.flatMap((part) =>
      shapeStatement(part, vocabulary).map((shaped) => {
        const [first = "", second = ""] = part.split(" ");
        const isOfInterface = baseOfThirdPerson(first) !== undefined && !SAID_OF_NOUN.test(second);
        const nominal = isOfInterface || ["provision", "quoted"].includes(shaped.form);
        const named =
          isOfInterface || shaped.form === "quoted" || LISTED_DEED.test(part) || holdsVerb(part)
            ? undefined
            : insideSentence(part);
        const isUse = nominal && /^(?:for|to|via|over|through)\s/i.test(part);
        const text = isUse
          ? `The system shall ${verb} “${source}” ${continued(part)}`
          : nominal
            ? named === undefined
              ? `The system shall ${verb} “${source}” as described: “${part}”`
              : namedAt(source, item.kind, named)
            : `At the interface “${source}”, ${continued(shaped.text, source)}`;
        return {
          ...base,
          statement: sentence(text),
          priority: undefined,
          acceptance: nominal
            ? [
                item.kind === "user"
                  ? `A person of each user class concerned finishes a task through “${source}”.`
                  : `An exchange with “${source}” as described succeeds; a faulty one is reported and does no harm.`,
              ]
            : acceptanceCriteria(shaped),
          vague: vagueWords(part),
        };
      }),
    );
  });
  return numbered("interface", drafts);
}

/** One requirement for each quality attribute. */
export function qualityRequirements(
  context: ProjectContext,
  vocabulary: Vocabulary,
): Requirement[] {
  const drafts = (context.qualityAttributes ?? []).map((item, index): Draft => {
    const source = withoutFinalStop(singleLine(item.requirement)) || singleLine(item.requirement);
    const target = singleLine(item.target ?? "");
    const [shaped, ...more] = shapeStatement(source, vocabulary);
    const reworded = shaped && more.length === 0 && shaped.form !== "provision";
    const isMeasured = target !== "" || namesMeasure(source);
    return {
      index,
      source,
      sourceText: `${source} ${target}`,
      statement: sentence(
        reworded ? shaped.text : `The system shall meet this quality requirement: “${source}”`,
      ),
      priority: undefined,
      acceptance: target === "" ? (isMeasured ? [STATED] : []) : [sentence(begun(target))],
      method: QUALITY_METHODS[item.attribute],
      vague: isMeasured ? [] : vagueWords(source),
    };
  });
  return numbered("quality", drafts);
}

/** One requirement for each constraint. */
export function constraintRequirements(
  context: ProjectContext,
  vocabulary: Vocabulary,
): Requirement[] {
  const drafts = (context.constraints ?? []).map((item, index): Draft => {
    const source = withoutFinalStop(singleLine(item)) || singleLine(item);
    const single = isEnglish(source) && splitSentences(item).length === 1;
    const said = source.replace(/^use (?=\S)/i, "The system must use ");
    const [shaped, ...more] = single ? shapeStatement(said, vocabulary) : [];
    const fits =
      shaped && more.length === 0 && !["provision", "quoted", "capability"].includes(shaped.form);
    return {
      index,
      source,
      sourceText: source,
      statement: sentence(
        fits ? shaped.text : `The system shall comply with this constraint: “${source}”`,
      ),
      priority: undefined,
      acceptance: ["The delivered system and its documents show no departure from the constraint."],
      method: "Inspection",
      vague: vagueWords(source),
    };
  });
  return numbered("constraint", drafts);
}
