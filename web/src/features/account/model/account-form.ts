import * as z from "zod/mini";
import { emailField } from "@/lib/email-field.ts";

export const MIN_PASSWORD_LENGTH = 12;
const MAX_PASSWORD_LENGTH = 128;

export const logInForm = z.object({
  email: emailField,
  password: z.string().check(z.minLength(1, "Enter your password.")),
});
export type LogInForm = z.infer<typeof logInForm>;

const newPassword = z.string().check(
  z.refine((value) => [...value].length >= MIN_PASSWORD_LENGTH, {
    error: `Use at least ${MIN_PASSWORD_LENGTH} characters.`,
  }),
  z.refine((value) => [...value].length <= MAX_PASSWORD_LENGTH, {
    error: `Use at most ${MAX_PASSWORD_LENGTH} characters.`,
  }),
);

const personName = z
  .string()
  .check(z.trim(), z.minLength(1, "Enter your name."), z.maxLength(100, "At most 100 characters."));

const currentPassword = z.string().check(z.minLength(1, "Enter your current password."));

export const signUpForm = z.object({
  name: personName,
  organizationName: z.string().check(z.trim(), z.maxLength(100, "At most 100 characters.")),
  email: emailField,
  password: newPassword,
});
export type SignUpForm = z.infer<typeof signUpForm>;

export const forgotPasswordForm = z.object({ email: emailField });
export type ForgotPasswordForm = z.infer<typeof forgotPasswordForm>;

export const resetPasswordForm = z.object({ password: newPassword });
export type ResetPasswordForm = z.infer<typeof resetPasswordForm>;

export const changePasswordForm = z.object({
  currentPassword,
  newPassword,
});
export type ChangePasswordForm = z.infer<typeof changePasswordForm>;

export const nameForm = z.object({ name: personName });
export type NameForm = z.infer<typeof nameForm>;

/** The password, where there is one. */
export function passwordForm(asked: { password: boolean }) {
  return z.object({ currentPassword: asked.password ? currentPassword : z.string() });
}
export type PasswordForm = z.infer<ReturnType<typeof passwordForm>>;

/** A new address, and the password where there is one. */
export function changeEmailForm(asked: { password: boolean }) {
  return z.object({ email: emailField, ...passwordForm(asked).shape });
}
export type ChangeEmailForm = z.infer<ReturnType<typeof changeEmailForm>>;

export const codeForm = z.object({
  code: z.string().check(z.trim(), z.minLength(1, "Enter the code.")),
});
export type CodeForm = z.infer<typeof codeForm>;

/** A code, and the password where there is one. */
export function secondFactorForm(asked: { password: boolean }) {
  return z.object({ ...passwordForm(asked).shape, ...codeForm.shape });
}
export type SecondFactorForm = z.infer<ReturnType<typeof secondFactorForm>>;

/** What proves that an account is one's own, where a password, a code or both are asked for. */
export function oauthProofForm(asked: { password: boolean; code: boolean }) {
  return z.object({
    password: asked.password ? logInForm.shape.password : z.string(),
    code: asked.code ? codeForm.shape.code : z.string(),
  });
}
export type OAuthProofForm = z.infer<ReturnType<typeof oauthProofForm>>;

export const passkeyNameForm = z.object({
  name: z
    .string()
    .check(z.trim(), z.minLength(1, "Enter a name."), z.maxLength(100, "At most 100 characters.")),
});

/** The name of a passkey, and the password where it is asked for. */
export function passkeyForm(asked: { password: boolean }) {
  return z.object({ ...passkeyNameForm.shape, ...passwordForm(asked).shape });
}
export type PasskeyForm = z.infer<ReturnType<typeof passkeyForm>>;
