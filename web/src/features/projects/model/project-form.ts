import * as z from "zod/mini";

export const projectForm = z.object({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, "Give the project a name."),
      z.maxLength(200, "At most 200 characters."),
    ),
  description: z.string().check(z.trim(), z.maxLength(2000, "At most 2,000 characters.")),
});
export type ProjectForm = z.infer<typeof projectForm>;
