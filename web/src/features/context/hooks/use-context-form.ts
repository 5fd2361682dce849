import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import { ApiError } from "@/api/errors.ts";
import type { SaveStatus } from "@/components/ui/save-state.tsx";
import { type Autosave, createAutosave } from "@/lib/autosave.ts";
import { type ContextAnswer, contextQuery } from "../api/get-context.ts";
import { putContext } from "../api/put-context.ts";
import { type ContextForm, fromForm, isComplete, toForm } from "../model/context-form.ts";
import { dropLocalCopy, readLocalCopy, writeLocalCopy } from "../model/local-copy.ts";

const SAVE_DELAY_MS = 700;

export interface ContextEditing {
  form: UseFormReturn<ContextForm>;
  status: SaveStatus;
  /** Why the last save failed, while it is failing. */
  error: unknown;
  /** Answers of this device and newer saved ones differ; nothing is saved until one is chosen. */
  conflict: boolean;
  keepMine: () => void;
  takeSaved: () => void;
  saveNow: () => Promise<void>;
}

function same(a: ContextForm, b: ContextForm): boolean {
  return JSON.stringify(fromForm(a)) === JSON.stringify(fromForm(b));
}

function named(form: ContextForm, name: string): ContextForm {
  return { ...form, product: { ...form.product, name } };
}

/** The wizard's form: starts with what was left on this device, saves by itself, loses nothing. */
export function useContextForm(
  projectId: string,
  answer: ContextAnswer,
  projectName: string,
): ContextEditing {
  const queryClient = useQueryClient();
  const [start] = useState(() => {
    const local = readLocalCopy(projectId);
    const saved = toForm(answer.context);
    const differs = local !== undefined && !same(local.form, saved);
    return {
      form: local?.form ?? (answer.updatedAt === null ? named(saved, projectName) : saved),
      unsaved: differs,
      conflict: differs && local.base !== answer.updatedAt,
    };
  });
  const form = useForm<ContextForm>({ defaultValues: start.form });
  const [status, setStatus] = useState<SaveStatus>(answer.updatedAt ? "saved" : "idle");
  const [error, setError] = useState<unknown>();
  const [conflict, setConflict] = useState(start.conflict);
  const base = useRef(answer.updatedAt);
  const paused = useRef(start.conflict);
  const wasAway = useRef(false);

  const saved = useRef(toForm(answer.context));
  const autosave = useRef<Autosave<ContextForm>>(null);

  useEffect(() => {
    // While the server was away somebody else may have saved: their answers are not overwritten.
    const assertUnchanged = async () => {
      const now = await queryClient.fetchQuery({ ...contextQuery(projectId), staleTime: 0 });
      wasAway.current = false;
      if (now.updatedAt === base.current) return;
      paused.current = true;
      setConflict(true);
      throw new ApiError({ code: "CONFLICT", message: "Changed elsewhere.", status: 409 });
    };
    const saver = createAutosave<ContextForm>({
      delayMs: SAVE_DELAY_MS,
      onStatus: (next, cause) => {
        if (next === "offline") wasAway.current = true;
        setStatus(next);
        setError(cause);
      },
      save: async (values) => {
        if (wasAway.current) await assertUnchanged();
        const answered = await putContext(projectId, fromForm(values));
        base.current = answered.updatedAt;
        saved.current = values;
        queryClient.setQueryData(contextQuery(projectId).queryKey, answered);
        const now = form.getValues();
        if (isComplete(now) && same(now, values)) dropLocalCopy(projectId);
        else writeLocalCopy(projectId, { form: now, base: answered.updatedAt });
      },
    });
    autosave.current = saver;
    if (start.unsaved && !paused.current) saver.change(start.form);

    const keep = () => {
      const values = structuredClone(form.getValues());
      const unchanged = same(values, saved.current) && !saver.isPending();
      if (unchanged && isComplete(values)) return;
      writeLocalCopy(projectId, { form: values, base: base.current });
      if (!unchanged && !paused.current) saver.change(values);
    };
    const stop = form.subscribe({ formState: { values: true }, callback: keep });
    const flush = () => void saver.flush();
    addEventListener("pagehide", flush);
    return () => {
      stop();
      removeEventListener("pagehide", flush);
      void saver.flush().finally(saver.dispose);
    };
  }, [form, projectId, queryClient, start]);

  // Somebody else saved newer answers and nothing here is unsaved: show theirs.
  useEffect(() => {
    if (answer.updatedAt === base.current || autosave.current?.isPending() || paused.current)
      return;
    base.current = answer.updatedAt;
    saved.current = toForm(answer.context);
    if (isComplete(form.getValues())) form.reset(saved.current);
  }, [answer, form]);

  return {
    form,
    status,
    error,
    conflict,
    keepMine: () => {
      paused.current = false;
      base.current = answer.updatedAt;
      setConflict(false);
      autosave.current?.change(structuredClone(form.getValues()));
    },
    takeSaved: () => {
      paused.current = false;
      setConflict(false);
      dropLocalCopy(projectId);
      base.current = answer.updatedAt;
      saved.current = toForm(answer.context);
      form.reset(saved.current);
      setStatus("saved");
    },
    saveNow: () => autosave.current?.flush() ?? Promise.resolve(),
  };
}
