/** Where an outbox message goes; each is a queue. */
export type OutboxTopic = "generation" | "export" | "email";
