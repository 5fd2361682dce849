import * as z from "zod/mini";

/** An e-mail address as a form takes it, with sentences for what is wrong. */
export const emailField = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, "Enter an e-mail address."),
    z.includes("@", { error: "An e-mail address has an @ in it." }),
    z.regex(/^[^\s@]+@[^\s@]*$/u, "An e-mail address has no spaces and one @."),
    z.regex(
      /@[^\s@]+\.[^\s@.]{2,}$|^[^@]*$/u,
      "This address has no ending such as .com after the @.",
    ),
  );
