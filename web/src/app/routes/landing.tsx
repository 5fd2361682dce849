import { hasSessionHint } from "@/api/session.ts";
import { LandingPage } from "@/features/landing/components/landing-page.tsx";

/** The page that says what the product is. */
export function LandingRoute() {
  return <LandingPage returning={hasSessionHint()} />;
}
