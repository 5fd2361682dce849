import type { UserContext } from "../../../platform/context.ts";
import { switches, switchNames } from "../../../platform/switches/switches.ts";
import { assertPlatform } from "../access/platform-caller.ts";
import type { FeatureSwitch } from "./contract.ts";
import { selectSwitchesFor } from "./repo.ts";

/** All switches of the product and how they stand; one round trip. */
export async function listSwitches({ ctx }: { ctx: UserContext }) {
  const { caller, rows } = await selectSwitchesFor(ctx.db, ctx.actor.userId);
  assertPlatform(ctx, caller, "platform_switch.read");
  const items: FeatureSwitch[] = switchNames.map((name) => {
    const { label, description } = switches[name];
    const set = rows.find((row) => row.name === name);
    const { enabled = true, changedAt = null, changedBy = null } = set ?? {};
    return { name, label, description, enabled, changedAt, changedBy };
  });
  return { items };
}
