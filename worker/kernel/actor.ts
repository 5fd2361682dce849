/** Who is acting: a signed-in person or the stand-in of an API key, nobody, or the system itself (queue consumers, crons). */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "user"; userId: string; sessionId: string; apiKeyId?: string }
  | { kind: "system"; name: string };

export type UserActor = Extract<Actor, { kind: "user" }>;
