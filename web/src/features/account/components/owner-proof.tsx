import { useState } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { reasonOf } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { useSignInMethods } from "../api/oauth.ts";
import { CurrentPasswordField } from "./current-password-field.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

/** How one proves anew who one is: by the password or, where there is none, by signing in again. */
export function useOwnerProof({ asked = false }: { asked?: boolean | undefined } = {}) {
  const hasPassword = useSignInMethods().data?.hasPassword !== false;
  const [step, setStep] = useState<"none" | "sign-in" | "signed-in">(asked ? "sign-in" : "none");
  return {
    hasPassword,
    step,
    setStep,
    /** Whether nothing goes on before the person has signed in again. */
    mustSignIn: !hasPassword && step === "sign-in",
    /** Asks for it where that was why something was refused; answers whether it does. */
    askAfter(error: unknown): boolean {
      if (hasPassword || reasonOf(error) !== "proof_required") return false;
      setStep("sign-in");
      return true;
    },
  };
}

/** The field for the password, or the ways to sign in again; nothing while neither is needed. */
export function OwnerProof({
  proof: { hasPassword, mustSignIn, step, setStep },
  error,
  field,
}: {
  proof: ReturnType<typeof useOwnerProof>;
  /** What is wrong with the password. */
  error: string | undefined;
  field: UseFormRegisterReturn;
}) {
  if (hasPassword) return <CurrentPasswordField error={error} {...field} />;
  if (mustSignIn) return <SignInAgain onSignedIn={() => setStep("signed-in")} />;
  return (
    step === "signed-in" && <Banner tone="success" title="You are signed in anew. Go on below." />
  );
}
