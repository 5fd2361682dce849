import { ADR_V1 } from "./adr/v1/pack.ts";
import { ADR_V2 } from "./adr/v2/pack.ts";
import type { PackType, PromptPack } from "./pack.ts";
import { PRD_V1 } from "./prd/v1/pack.ts";
import { SDD_V1 } from "./sdd/v1/pack.ts";
import { SRS_V1 } from "./srs/v1/pack.ts";
import { TEST_PLAN_V1 } from "./test_plan/v1/pack.ts";

/** Every pack there is; versions of a type in rising order. */
export const PROMPT_PACKS: readonly PromptPack[] = [
  SRS_V1,
  PRD_V1,
  SDD_V1,
  TEST_PLAN_V1,
  ADR_V1,
  ADR_V2,
];

/** The pack of a type, the newest where no version is given. Throws RangeError for an unknown one. */
export function getPromptPack(type: PackType, version?: number): PromptPack {
  const pack = PROMPT_PACKS.findLast(
    (candidate) =>
      candidate.type === type && (version === undefined || candidate.version === version),
  );
  if (!pack) throw new RangeError(`There is no prompt pack ${type} v${version ?? "?"}`);
  return pack;
}
