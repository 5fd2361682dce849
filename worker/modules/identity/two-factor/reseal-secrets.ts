import type { Context } from "../../../platform/context.ts";
import { seal, unseal } from "../../../platform/sealing/seal.ts";
import { resealSecret, selectSealedOtherwise } from "./repo.ts";

const atOnce = 500;

/** Seals secrets anew that an older key than the first has sealed; answers how many. */
export async function resealSecrets({ ctx }: { ctx: Context }): Promise<number> {
  const { encryptionKeys } = ctx.env;
  const rows = await selectSealedOtherwise(ctx.db, encryptionKeys[0]?.kid ?? "", atOnce);
  await Promise.all(
    rows.map(async ({ userId, sealedSecret }) => {
      const secret = await unseal(encryptionKeys, sealedSecret, userId);
      const resealed = await seal(encryptionKeys, secret, userId);
      await resealSecret(ctx.db, userId, sealedSecret, resealed);
    }),
  );
  return rows.length;
}
