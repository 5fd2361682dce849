import { partsOfId } from "./requirement-id.ts";

export interface KnownRequirement {
  id: string;
  statement: string;
}

export interface UnnumberedRequirement {
  /** `FR` of `FR-001`. */
  prefix: string;
  statement: string;
}

/** Statements that share this many of their words are the same one, reworded. */
const ALIKE = 0.6;
const DIGITS = 3;

/**
 * Ids for statements that were written anew: a statement keeps the id it had, also when it was
 * reworded; a new one gets a number that no known requirement has. Give every requirement there ever
 * was, removed ones too, and no number is used for two things. In the order of `wanted`.
 */
export function keepIds(
  known: readonly KnownRequirement[],
  wanted: readonly UnnumberedRequirement[],
): string[] {
  const groups = new Map<string, Pool>();
  for (const requirement of known) {
    const parts = partsOfId(requirement.id);
    if (!parts) continue;
    const pool = groups.get(parts.prefix) ?? new Pool();
    pool.add(requirement, parts.number);
    groups.set(parts.prefix, pool);
  }
  const ids = wanted.map(({ prefix, statement }) => groups.get(prefix)?.takeSame(statement));
  for (const [index, { prefix, statement }] of wanted.entries()) {
    ids[index] ??= groups.get(prefix)?.takeAlike(statement);
  }
  return wanted.map(({ prefix }, index) => {
    const kept = ids[index];
    if (kept !== undefined) return kept;
    const pool = groups.get(prefix) ?? new Pool();
    groups.set(prefix, pool);
    return `${prefix}-${String(pool.nextNumber()).padStart(DIGITS, "0")}`;
  });
}

function key(statement: string): string {
  return statement
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim();
}

class Pool {
  readonly #free = new Map<string, { key: string; words: Set<string> }>();
  #highest = 0;

  add({ id, statement }: KnownRequirement, number: number): void {
    this.#highest = Math.max(this.#highest, number);
    if (this.#free.has(id)) return;
    const text = key(statement);
    this.#free.set(id, { key: text, words: new Set(text.split(" ")) });
  }

  takeSame(statement: string): string | undefined {
    const text = key(statement);
    for (const [id, candidate] of this.#free) {
      if (candidate.key === text) return this.#take(id);
    }
    return undefined;
  }

  takeAlike(statement: string): string | undefined {
    const words = new Set(key(statement).split(" "));
    let best: { id: string; share: number } | undefined;
    for (const [id, candidate] of this.#free) {
      let shared = 0;
      for (const word of words) if (candidate.words.has(word)) shared += 1;
      const share = (2 * shared) / (words.size + candidate.words.size);
      if (share >= ALIKE && share > (best?.share ?? 0)) best = { id, share };
    }
    return best && this.#take(best.id);
  }

  nextNumber(): number {
    this.#highest += 1;
    return this.#highest;
  }

  #take(id: string): string {
    this.#free.delete(id);
    return id;
  }
}
