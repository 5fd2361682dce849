export const accessTokenLifetimeSeconds = 600;
export const sessionLifetimeSeconds = 30 * 24 * 60 * 60;

/** After so many days one signs in again, however much the session is used. */
export const longestSessionDays = 90;

/** When a session used at `now` ends, as ISO 8601. */
export function sessionExpiry(now: Date): string {
  return new Date(now.getTime() + sessionLifetimeSeconds * 1000).toISOString();
}
