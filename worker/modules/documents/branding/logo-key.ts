/** Where a logo lies in the bucket; the same bytes lie there once. */
export function logoKey(organizationId: string, hash: string): string {
  return `branding/${organizationId}/${hash}`;
}
