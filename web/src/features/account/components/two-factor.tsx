import { Suspense, useState } from "react";
import { Badge } from "@/components/ui/badge.tsx";
import { Button } from "@/components/ui/button.tsx";
import { LoadError } from "@/components/ui/load-error.tsx";
import { RelativeTime } from "@/components/ui/relative-time.tsx";
import { Skeleton } from "@/components/ui/skeleton.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { counted } from "@/lib/counted.ts";
import { lazyPart } from "@/lib/lazy-part.ts";
import {
  useBeginTwoFactor,
  useEndTwoFactor,
  useRenewRecoveryCodes,
  useTwoFactor,
} from "../api/two-factor.ts";
import { PasswordDialog } from "./password-dialog.tsx";
import { RecoveryCodesDialog } from "./recovery-codes.tsx";
import { SecondFactorDialog } from "./second-factor-dialog.tsx";

const AuthenticatorDialog = lazyPart(
  () => import("./authenticator-dialog.tsx"),
  (module) => module.AuthenticatorDialog,
);

type Step =
  | { kind: "begin" | "renew" | "end" }
  | { kind: "confirm"; secret: string; uri: string }
  | { kind: "codes"; codes: readonly string[] };

function Dialogs({ step, onStep }: { step: Step; onStep: (step: Step | undefined) => void }) {
  const begin = useBeginTwoFactor();
  const renew = useRenewRecoveryCodes();
  const end = useEndTwoFactor();
  const close = () => onStep(undefined);
  switch (step.kind) {
    case "begin":
      return (
        <PasswordDialog
          title="Turn on two-factor authentication"
          description="From then on you are asked for a code of an authenticator app as well."
          verb="Continue"
          failure="Two-factor authentication is still off"
          onSubmit={async (values) =>
            onStep({ kind: "confirm", ...(await begin.mutateAsync(values)) })
          }
          onClose={close}
        />
      );
    case "confirm":
      return (
        <Suspense>
          <AuthenticatorDialog
            secret={step.secret}
            uri={step.uri}
            onConfirmed={(codes) => onStep({ kind: "codes", codes })}
            onClose={close}
          />
        </Suspense>
      );
    case "renew":
      return (
        <SecondFactorDialog
          title="New recovery codes"
          description="The codes you have stop working."
          verb="Make new codes"
          failure="Your codes are as they were"
          onSubmit={async (values) => {
            const { recoveryCodes } = await renew.mutateAsync(values);
            onStep({ kind: "codes", codes: recoveryCodes });
          }}
          onClose={close}
        />
      );
    case "end":
      return (
        <SecondFactorDialog
          title="Turn off two-factor authentication?"
          description="Your password alone will open your account."
          verb="Turn off"
          danger
          failure="Two-factor authentication is still on"
          onSubmit={async (values) => {
            await end.mutateAsync(values);
            close();
            notifySuccess({ title: "Two-factor authentication is off" });
          }}
          onClose={close}
        />
      );
    case "codes":
      return <RecoveryCodesDialog codes={step.codes} onClose={close} />;
  }
}

/** Whether a code is asked for after the password, and the ways to change that. */
export function TwoFactor() {
  const { data: state, error, refetch } = useTwoFactor();
  const [step, setStep] = useState<Step>();
  if (!state) {
    return error ? (
      <LoadError what="Two-factor authentication" error={error} onRetry={() => void refetch()} />
    ) : (
      <div aria-busy="true" className="grid h-8 content-center">
        <Skeleton width="40%" />
      </div>
    );
  }
  return (
    <>
      {state.enabledAt === null ? (
        <Button className="justify-self-start" onClick={() => setStep({ kind: "begin" })}>
          Turn on
        </Button>
      ) : (
        <div className="grid gap-3">
          <p className="flex flex-wrap items-center gap-x-2 text-ink-2">
            <Badge tone="success">On</Badge>
            <span>
              since <RelativeTime at={state.enabledAt} />,{" "}
              {counted(state.recoveryCodesLeft, "recovery code")} left
            </span>
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setStep({ kind: "renew" })}>New recovery codes</Button>
            <Button onClick={() => setStep({ kind: "end" })}>Turn off…</Button>
          </div>
        </div>
      )}
      {step && <Dialogs step={step} onStep={setStep} />}
    </>
  );
}
