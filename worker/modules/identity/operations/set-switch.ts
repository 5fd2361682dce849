import { auditRow } from "../../../platform/audit/audit.ts";
import type { UserContext } from "../../../platform/context.ts";
import { switchedOff } from "../../../platform/switches/assert-switched-on.ts";
import { upsertSwitch } from "../../../platform/switches/repo.ts";
import { assertPlatform } from "../access/platform-caller.ts";
import { platformLog } from "../administration/index.ts";
import type { SetSwitchRequest } from "./contract.ts";
import { listSwitches } from "./list-switches.ts";
import { selectSwitchesFor } from "./repo.ts";

interface SetSwitch {
  ctx: UserContext;
  input: SetSwitchRequest;
}

/** Turns a part of the product on or off; every isolate follows within seconds. */
export async function setSwitch({ ctx, input }: SetSwitch) {
  const { name, enabled } = input;
  const { userId } = ctx.actor;
  const { caller, rows } = await selectSwitchesFor(ctx.db, userId);
  assertPlatform(ctx, caller, "platform_switch.update");
  const before = rows.find((row) => row.name === name)?.enabled ?? true;
  const audit = auditRow(ctx, {
    organizationId: platformLog,
    action: "switch.changed",
    entityType: "switch",
    entityId: name,
    data: { switch: name, before: before ? "on" : "off", after: enabled ? "on" : "off" },
  });
  const changedAt = ctx.now.toISOString();
  await upsertSwitch(ctx.db, { name, enabled, changedBy: userId, changedAt }, audit);
  switchedOff.forget(ctx.db);
  return listSwitches({ ctx });
}
