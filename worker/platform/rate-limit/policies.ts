/** How often something may be asked for, by each address and each account that asks. */
export const ratePolicies = {
  logIn: { limit: 10, windowSeconds: 900 },
  signUp: { limit: 3, windowSeconds: 3600 },
  oauth: { limit: 40, windowSeconds: 900 },
  refreshSession: { limit: 60, windowSeconds: 60 },
  resetPassword: { limit: 5, windowSeconds: 3600 },
  changePassword: { limit: 10, windowSeconds: 3600 },
  verifyEmail: { limit: 5, windowSeconds: 3600 },
  invite: { limit: 50, windowSeconds: 3600 },
  addMember: { limit: 30, windowSeconds: 3600 },
  apiRequest: { limit: 1200, windowSeconds: 60 },
} as const;

export type RatePolicy = keyof typeof ratePolicies;
