import { DomainError } from "../../kernel/errors.ts";
import type { Context } from "../context.ts";
import { recentAnswer } from "../recent-answer.ts";
import { selectSwitches } from "./repo.ts";
import { type SwitchName, switches } from "./switches.ts";

/** The switches that are off; all isolates know within seconds. */
export const switchedOff = recentAnswer<ReadonlySet<SwitchName>>(
  "switches",
  new Set(),
  async ({ db }) => {
    const rows = await selectSwitches(db);
    return new Set(rows.flatMap(({ name, enabled }) => (enabled ? [] : [name])));
  },
);

/** The one place where a switch is asked; throws FORBIDDEN in words when it is off. */
export async function assertSwitchedOn(ctx: Context, name: SwitchName): Promise<void> {
  if (!(await switchedOff.get(ctx)).has(name)) return;
  throw new DomainError("FORBIDDEN", switches[name].refusal, { reason: "switched_off", name });
}
