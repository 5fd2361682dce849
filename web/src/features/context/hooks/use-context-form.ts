import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { SaveStatus } from "@/components/ui/save-state.tsx";
import { type Autosave, createAutosave } from "@/lib/autosave.ts";
import { type ContextAnswer, contextQuery } from "../api/get-context.ts";
import { newerAnswers, putContext } from "../api/put-context.ts";
import { type ContextForm, fromForm, isComplete, toForm } from "../model/context-form.ts";
import { dropLocalCopy, readLocalCopy, writeLocalCopy } from "../model/local-copy.ts";
import { mergeAnswers } from "../model/merge-answers.ts";

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
  const base = useRef(answer);
  const paused = useRef(start.conflict);

  const saved = useRef(toForm(answer.context));
  const autosave = useRef<Autosave<ContextForm>>(null);

  useEffect(() => {
    // Somebody else has saved in the meantime: their answers are taken over, never overwritten.
    const takeOver = (newer: ContextAnswer): ContextForm | undefined => {
      queryClient.setQueryData(contextQuery(projectId).queryKey, newer);
      const mine = structuredClone(form.getValues());
      const merged = mergeAnswers(toForm(base.current.context), mine, toForm(newer.context));
      if (merged === undefined) {
        paused.current = true;
        setConflict(true);
        return undefined;
      }
      base.current = newer;
      for (const part of Object.keys(merged) as (keyof ContextForm)[]) {
        if (merged[part] !== mine[part]) form.setValue(part, merged[part]);
      }
      return merged;
    };
    const put = async (values: ContextForm): Promise<ContextForm> => {
      try {
        base.current = await putContext(projectId, fromForm(values), base.current.updatedAt);
        return values;
      } catch (error) {
        const newer = newerAnswers(error);
        const merged = newer && takeOver(newer);
        if (merged === undefined) throw error;
        return put(merged);
      }
    };
    const saver = createAutosave<ContextForm>({
      delayMs: SAVE_DELAY_MS,
      onStatus: (next, cause) => {
        setStatus(next);
        setError(cause);
      },
      save: async (values) => {
        saved.current = await put(values);
        queryClient.setQueryData(contextQuery(projectId).queryKey, base.current);
        const now = form.getValues();
        if (isComplete(now) && same(now, saved.current)) dropLocalCopy(projectId);
        else writeLocalCopy(projectId, { form: now, base: base.current.updatedAt });
      },
    });
    autosave.current = saver;
    if (start.unsaved && !paused.current) saver.change(start.form);

    const keep = () => {
      const values = structuredClone(form.getValues());
      const unchanged = same(values, saved.current) && !saver.isPending();
      if (unchanged && isComplete(values)) return;
      writeLocalCopy(projectId, { form: values, base: base.current.updatedAt });
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
    const isKnown = answer.updatedAt === base.current.updatedAt;
    if (isKnown || autosave.current?.isPending() || paused.current) return;
    base.current = answer;
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
      base.current = answer;
      setConflict(false);
      autosave.current?.change(structuredClone(form.getValues()));
    },
    takeSaved: () => {
      paused.current = false;
      setConflict(false);
      dropLocalCopy(projectId);
      base.current = answer;
      saved.current = toForm(answer.context);
      form.reset(saved.current);
      setStatus("saved");
    },
    saveNow: () => autosave.current?.flush() ?? Promise.resolve(),
  };
}
