import { type ReactNode, useEffect, useRef } from "react";
import { FormProvider, useWatch } from "react-hook-form";
import { explained } from "@/api/errors.ts";
import { Banner } from "@/components/ui/banner.tsx";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Kbd } from "@/components/ui/key.tsx";
import { SaveState } from "@/components/ui/save-state.tsx";
import { shortcutKeys } from "@/lib/shortcuts.ts";
import type { ContextAnswer } from "../api/get-context.ts";
import { useContextForm } from "../hooks/use-context-form.ts";
import { findStep, rememberStep, type Step, type StepId, stepStates } from "../model/steps.ts";
import { ReviewStep } from "./review-step.tsx";
import { STEP_FORMS } from "./step-forms.tsx";
import { StepPager, StepRail, StepSwitcher } from "./step-navigation.tsx";

export interface ContextWizardProps {
  projectId: string;
  /** What the product is called until its name was answered. */
  projectName: string;
  answer: ContextAnswer;
  step: StepId;
  readOnly: boolean;
  /** The action that follows the review, such as the way to the documents. */
  after: ReactNode;
}

/** The questions about a product, one part at a time; every answer is saved as it is given. */
export function ContextWizard({
  projectId,
  projectName,
  answer,
  step,
  readOnly,
  after,
}: ContextWizardProps) {
  const editing = useContextForm(projectId, answer, projectName);
  const { form, status } = editing;
  const values = useWatch({ control: form.control, compute: stepStates });
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  const info = findStep(step);

  useEffect(() => {
    rememberStep(projectId, step);
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus({ preventScroll: true });
    heading.current?.closest("[data-scroll]")?.scrollTo({ top: 0 });
  }, [projectId, step]);

  const Questions = step === "review" ? undefined : STEP_FORMS[step];
  return (
    <FormProvider {...form}>
      <StepSwitcher projectId={projectId} current={step} states={values} />
      <div className="flex min-h-0 flex-1">
        <StepRail projectId={projectId} states={values} />
        <div
          data-scroll
          className="min-w-0 flex-1 overflow-y-auto px-4 pt-4 pb-10 md:border-s md:border-line md:px-8 md:pt-6"
        >
          <div className="grid gap-x-12 lg:grid-cols-[minmax(0,41.25rem)_minmax(0,16.75rem)]">
            <div className="min-w-0 max-w-165">
              <header className="mb-6 flex flex-wrap items-start gap-x-4 gap-y-1">
                <div className="min-w-0 flex-1 basis-64">
                  <h1
                    ref={heading}
                    tabIndex={-1}
                    className="text-xl font-strong tracking-title outline-none"
                  >
                    {info?.title}
                  </h1>
                  <p className="text-ink-2">{info?.question}</p>
                </div>
                <span className="flex h-7 items-center">
                  {readOnly ? (
                    <span className="text-xs text-ink-3">You can read, but not change</span>
                  ) : (
                    <SaveState status={status} />
                  )}
                </span>
              </header>
              <Notices editing={editing} />
              {Questions ? (
                <Questions key={step} readOnly={readOnly} />
              ) : (
                <ReviewStep summary={answer.summary} saving={status === "saving"} />
              )}
              <StepPager projectId={projectId} current={step} end={after} />
            </div>
            {info && <StepGuide step={info} readOnly={readOnly} />}
          </div>
        </div>
      </div>
    </FormProvider>
  );
}

const KEYS = [
  ["enter", "adds a row"],
  ["alt+↑ ↓", "moves a row"],
  ["mod+shift+backspace", "removes a row"],
] as const;

function StepGuide({ step, readOnly }: { step: Step; readOnly: boolean }) {
  const hasRows = step.id !== "product" && step.id !== "review";
  return (
    <aside aria-label="About this step" className="hidden text-xs text-ink-3 lg:block">
      <h2 className="border-b border-line pb-1.75 font-medium text-ink-2">What becomes of it</h2>
      <p className="pt-2.5 leading-[1.125rem]">{step.becomes}</p>
      {hasRows && !readOnly && (
        <>
          <h2 className="mt-6 border-b border-line pb-1.75 font-medium text-ink-2">Keys</h2>
          <dl className="pt-1.5">
            {KEYS.map(([keys, words]) => (
              <div key={keys} className="flex items-center justify-between py-1">
                <dt>
                  <Kbd>{shortcutKeys(keys.replace(" ", ""))}</Kbd>
                </dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </aside>
  );
}

function Notices({ editing }: { editing: ReturnType<typeof useContextForm> }) {
  const { conflict, status, error } = editing;
  if (conflict) {
    return (
      <div className="mb-6">
        <Banner
          tone="attention"
          title="These answers were also changed elsewhere"
          action={
            <span className="flex gap-2">
              <Button size="sm" onClick={editing.takeSaved}>
                Take the saved ones
              </Button>
              <Button size="sm" onClick={editing.keepMine}>
                Keep mine
              </Button>
            </span>
          }
        >
          You see what was kept on this device. Nothing is saved until you choose.
        </Banner>
      </div>
    );
  }
  if (status !== "failing") return null;
  return (
    <div className="mb-6">
      <ErrorPanel
        title="Your answers are not being saved"
        {...explained(error, "They are kept on this device.")}
        onRetry={() => void editing.saveNow()}
      />
    </div>
  );
}
