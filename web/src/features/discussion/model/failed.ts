import { explained } from "@/api/errors.ts";
import { notifyFailure } from "@/components/ui/toast.tsx";

/** Tells that something was not done, and why. */
export function failed(title: string) {
  return (error: unknown) => notifyFailure({ title, ...explained(error) });
}
