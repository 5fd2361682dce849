import { useEffect, useState } from "react";
import { cx } from "@/lib/cx.ts";
import { MIN_PASSWORD_LENGTH } from "../model/account-form.ts";

type Score = 0 | 1 | 2 | 3 | 4;
type Judge = (password: string, known: string[]) => Score;

const WORDS: Record<Score, string> = {
  0: "Easily guessed.",
  1: "Weak.",
  2: "Fair.",
  3: "Strong.",
  4: "Very strong.",
};

function lookOf(score: Score): { bar: string; ink: string } {
  if (score >= 3) return { bar: "bg-success", ink: "text-success-text" };
  if (score === 2) return { bar: "bg-gold", ink: "text-gold-text" };
  return { bar: "bg-danger", ink: "text-danger-text" };
}

/** How well a password would stand against guessing; the judge is loaded when it is needed. */
export function PasswordMeter({ password, known }: { password: string; known: string[] }) {
  const [judge, setJudge] = useState<Judge>();
  const started = password.length > 0;
  useEffect(() => {
    if (!started) return;
    let wanted = true;
    void import("../model/password-strength.ts").then(({ scorePassword }) => {
      if (wanted) setJudge(() => scorePassword);
    });
    return () => {
      wanted = false;
    };
  }, [started]);

  const length = [...password].length;
  const score = judge && length > 0 ? judge(password, known) : undefined;
  const look = score === undefined ? undefined : lookOf(score);
  const filled = score === undefined ? 0 : Math.max(1, score);
  return (
    <span className="block">
      <span aria-hidden className="mb-1.5 grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cx("h-0.75 rounded-[2px]", step <= filled && look ? look.bar : "bg-pressed")}
          />
        ))}
      </span>
      {score !== undefined && look && (
        <>
          <b className={look.ink}>
            {length < MIN_PASSWORD_LENGTH ? "Too short." : WORDS[score]}
          </b>{" "}
        </>
      )}
      {length === 0 && `At least ${MIN_PASSWORD_LENGTH} characters. Several words work well.`}
      {length > 0 &&
        length < MIN_PASSWORD_LENGTH &&
        `${length} of ${MIN_PASSWORD_LENGTH} characters.`}
      {length >= MIN_PASSWORD_LENGTH && `${length} characters.`}
    </span>
  );
}
