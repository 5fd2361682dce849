import { hashSecret, newSecret } from "../accounts/secret-token.ts";

/** The secret of a mailed link and what the database keeps of it. */
export async function newInvitationToken(invitationId: string) {
  const secret = newSecret();
  return { token: `${invitationId}.${secret}`, tokenHash: await hashSecret(secret) };
}

/** The parts of a link's token, which the contract has checked. */
export async function readInvitationToken(token: string) {
  const [invitationId = "", secret = ""] = token.split(".");
  return { invitationId, tokenHash: await hashSecret(secret) };
}
