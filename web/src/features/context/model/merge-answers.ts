import type { ContextForm } from "./context-form.ts";

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Of each key the side that has changed since `base`; undefined when both have, differently. */
function mergeKeys<Values extends object>(
  base: Values,
  mine: Values,
  theirs: Values,
): Values | undefined {
  const merged = { ...mine };
  for (const key of Object.keys(mine) as (keyof Values)[]) {
    if (same(mine[key], theirs[key]) || same(base[key], theirs[key])) continue;
    if (!same(base[key], mine[key])) return undefined;
    merged[key] = theirs[key];
  }
  return merged;
}

/**
 * The answers of two who have gone on from the same ones, part by part and the product's texts one
 * by one; undefined when both have changed the same.
 */
export function mergeAnswers(
  base: ContextForm,
  mine: ContextForm,
  theirs: ContextForm,
): ContextForm | undefined {
  const product = mergeKeys(base.product, mine.product, theirs.product);
  if (product === undefined) return undefined;
  return mergeKeys({ ...base, product }, { ...mine, product }, { ...theirs, product });
}
