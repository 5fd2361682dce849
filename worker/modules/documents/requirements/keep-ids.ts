import { partsOfId } from "./requirement-id.ts";

export interface KnownRequirement {
  id: string;
  /** Empty where the id is taken and must not be given to anything. */
  statement: string;
  /** What it comes from, such as the heading above it. */
  source?: string;
}

export interface UnnumberedRequirement {
  /** `FR` of `FR-001`. */
  prefix: string;
  statement: string;
  source?: string;
  /** The id its writer gave it, which it keeps where that is right. */
  id?: string;
}

/** Statements that share this many of their telling words are the same one, reworded. */
const ALIKE = 0.7;
/** As many are enough where the writer says that it is the same one, in the same place. */
const CLAIMED_ALIKE = 0.4;
/** Decides between statements that are alike. */
const SAME_SOURCE = 0.05;
const DIGITS = 3;
/** Words of requirements in general, which tell none from another. */
const PLAIN_WORDS = new Set(
  "a about according all allow an and app are as at be bring by comply comprise constraint described each enable every following for fulfil function give in interface is it its meet of offer on operation or outcome part provide quality requirement respect rule shall statement system that the their this to user users with work".split(
    " ",
  ),
);

/**
 * Ids for statements that were written anew: a statement keeps the id it had, also when it was
 * reworded; a new one gets a number that no known requirement has or had. Give every requirement
 * there was, removed ones too, or the highest number each prefix had, and no number is used for two
 * things. In the order of `wanted`.
 */
export function keepIds(
  known: readonly KnownRequirement[],
  wanted: readonly UnnumberedRequirement[],
  highest: Readonly<Record<string, number>> = {},
): string[] {
  const groups = new Map<string, Pool>();
  const poolOf = (prefix: string) => {
    const pool = groups.get(prefix) ?? new Pool(highest[prefix] ?? 0);
    groups.set(prefix, pool);
    return pool;
  };
  for (const requirement of known) {
    const parts = partsOfId(requirement.id);
    if (parts) poolOf(parts.prefix).add(requirement, parts.number);
  }
  const ids: (string | undefined)[] = wanted.map(() => undefined);
  for (const find of ["takeSame", "takeClaimed", "takeAlike", "claimNew"] as const) {
    for (const [index, requirement] of wanted.entries()) {
      ids[index] ??= poolOf(requirement.prefix)[find](requirement);
    }
  }
  return wanted.map(
    (requirement, index) => ids[index] ?? poolOf(requirement.prefix).next(requirement),
  );
}

function key(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

function tellingWords(text: string): Set<string> {
  const words = text.split(" ");
  const telling = words.filter((word) => !PLAIN_WORDS.has(word));
  return new Set(telling.length > 0 ? telling : words);
}

interface Candidate {
  text: string;
  words: Set<string>;
  source: string;
}

class Pool {
  readonly #free = new Map<string, Candidate>();
  readonly #byText = new Map<string, Set<string>>();
  readonly #seen = new Set<string>();
  readonly #claimed = new Set<number>();
  #highest: number;

  constructor(highest: number) {
    this.#highest = highest;
  }

  add({ id, statement, source = "" }: KnownRequirement, number: number): void {
    this.#highest = Math.max(this.#highest, number);
    const text = key(statement);
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    if (statement === "") return;
    this.#free.set(id, { text, words: tellingWords(text), source: key(source) });
    const same = this.#byText.get(text) ?? new Set();
    this.#byText.set(text, same.add(id));
  }

  takeSame = ({ statement, source = "", id }: UnnumberedRequirement): string | undefined => {
    const same = [...(this.#byText.get(key(statement)) ?? [])];
    const from = key(source);
    const best =
      same.find((candidate) => candidate === id) ??
      same.find((candidate) => this.#free.get(candidate)?.source === from) ??
      same[0];
    return best && this.#take(best);
  };

  takeClaimed = ({ statement, source = "", id }: UnnumberedRequirement): string | undefined => {
    const candidate = id && this.#free.get(id);
    if (!candidate || candidate.source !== key(source)) return undefined;
    const share = shareOf(tellingWords(key(statement)), candidate.words);
    return share >= CLAIMED_ALIKE ? this.#take(id) : undefined;
  };

  takeAlike = ({ statement, source = "" }: UnnumberedRequirement): string | undefined => {
    const words = tellingWords(key(statement));
    const from = key(source);
    let best: { id: string; share: number } | undefined;
    for (const [id, candidate] of this.#free) {
      const shared = shareOf(words, candidate.words);
      if (shared < ALIKE) continue;
      const share = shared + (candidate.source === from ? SAME_SOURCE : 0);
      if (share > (best?.share ?? 0)) best = { id, share };
    }
    return best && this.#take(best.id);
  };

  /** The id its writer gave it, where nothing has or had it; writers need not count in order. */
  claimNew = ({ prefix, id = "" }: UnnumberedRequirement): string | undefined => {
    const parts = partsOfId(id);
    if (parts?.prefix !== prefix || parts.number <= this.#highest) return undefined;
    if (this.#claimed.has(parts.number)) return undefined;
    this.#claimed.add(parts.number);
    return id;
  };

  next({ prefix }: UnnumberedRequirement): string {
    this.#highest = Math.max(this.#highest, ...this.#claimed) + 1;
    this.#claimed.clear();
    return `${prefix}-${String(this.#highest).padStart(DIGITS, "0")}`;
  }

  #take(id: string): string {
    this.#byText.get(this.#free.get(id)?.text ?? "")?.delete(id);
    this.#free.delete(id);
    return id;
  }
}

function shareOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of left) if (right.has(word)) shared += 1;
  return (2 * shared) / (left.size + right.size);
}
