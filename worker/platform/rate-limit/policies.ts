/** How often something may be asked for, by each address and each account that asks. */
export const ratePolicies = {
  logIn: { limit: 10, windowSeconds: 900 },
  signUp: { limit: 3, windowSeconds: 3600 },
  refreshSession: { limit: 60, windowSeconds: 60 },
  addMember: { limit: 30, windowSeconds: 3600 },
  apiRequest: { limit: 1200, windowSeconds: 60 },
} as const;

export type RatePolicy = keyof typeof ratePolicies;
