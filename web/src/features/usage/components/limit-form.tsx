import { useState } from "react";
import { explained } from "@/api/errors.ts";
import { Button } from "@/components/ui/button.tsx";
import { ErrorPanel } from "@/components/ui/error-panel.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import { notifySuccess } from "@/components/ui/toast.tsx";
import { type Usage, usePutUsageLimit } from "../api/usage.ts";

const MICROS = 1_000_000;

/** A written amount, null for none, undefined for what is no amount. */
function amountOf(text: string, pattern: RegExp): number | null | undefined {
  const plain = text.trim();
  if (plain === "") return null;
  const amount = Number(plain);
  return pattern.test(plain) && amount * MICROS <= Number.MAX_SAFE_INTEGER ? amount : undefined;
}

/** Sets what the organization's models may take in a month. */
export function LimitForm({
  organizationId,
  limit,
}: {
  organizationId: string;
  limit: Usage["limit"];
}) {
  const save = usePutUsageLimit(organizationId);
  const [tokens, setTokens] = useState(limit.monthlyTokens?.toString() ?? "");
  const [cost, setCost] = useState(
    limit.monthlyCostMicros === null ? "" : (limit.monthlyCostMicros / MICROS).toString(),
  );
  const [tried, setTried] = useState(false);
  const monthlyTokens = amountOf(tokens, /^\d{1,12}$/);
  const monthlyCost = amountOf(cost, /^\d{1,9}(?:\.\d{1,6})?$/);
  const submit = async () => {
    setTried(true);
    if (monthlyTokens === undefined || monthlyCost === undefined) return;
    const monthlyCostMicros = monthlyCost === null ? null : Math.round(monthlyCost * MICROS);
    await save.mutateAsync({ monthlyTokens, monthlyCostMicros }).then(
      () => notifySuccess({ title: "The limit is set", description: "It holds from now on." }),
      () => undefined,
    );
  };
  return (
    <Form aria-label="Monthly limit" onSubmit={submit} className="grid max-w-104 gap-4">
      {save.isError && <ErrorPanel title="The limit was not set" {...explained(save.error)} />}
      <div className="grid gap-3 md:grid-cols-2">
        <Field
          label="Tokens a month"
          optional
          error={
            tried && monthlyTokens === undefined ? "A whole number, such as 5000000." : undefined
          }
        >
          <Input
            inputMode="numeric"
            value={tokens}
            placeholder="Without limit"
            onChange={({ target }) => setTokens(target.value)}
          />
        </Field>
        <Field
          label="Cost a month"
          optional
          error={tried && monthlyCost === undefined ? "An amount, such as 50 or 12.50." : undefined}
        >
          <Input
            inputMode="decimal"
            value={cost}
            placeholder="Without limit"
            onChange={({ target }) => setCost(target.value)}
          />
        </Field>
      </div>
      <p className="text-xs text-ink-3">
        When a limit is used up, writing stops in words until the next month. Sections that were
        written stay.
      </p>
      <Button type="submit" pending={save.isPending} className="justify-self-start">
        Set the limit
      </Button>
    </Form>
  );
}
