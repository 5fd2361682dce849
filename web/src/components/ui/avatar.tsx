import { cx } from "@/lib/cx.ts";

const COLOURS = ["bg-who-1", "bg-who-2", "bg-who-3", "bg-who-4", "bg-who-5", "bg-who-6"] as const;

function initialsOf(name: string): string {
  const letters = name.split(/\s+/u).flatMap((word) => /[^\p{P}\p{Sm}]/u.exec(word) ?? []);
  const [first = "?"] = letters;
  const last = letters.length > 1 ? letters.at(-1) : "";
  return `${first}${last}`.toLocaleUpperCase();
}

/** The number (1 to 6) of a person's colour among `--color-who-*`, the same for the same name. */
export function personColour(name: string): number {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return (sum % COLOURS.length) + 1;
}

/** A person: initials on one of six colours, the same for the same name. */
export function Avatar({
  name,
  size = "md",
  decorative = false,
  className,
}: {
  name: string;
  size?: "sm" | "md" | "lg";
  /** The name stands beside it, so it need not be read aloud twice. */
  decorative?: boolean;
  className?: string;
}) {
  return (
    <span
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name, title: name })}
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-full leading-none font-[650] tracking-tight text-on-who select-none",
        size === "sm" && "size-4 text-[.5rem]",
        size === "md" && "size-5.5 text-3xs",
        size === "lg" && "size-7 text-2xs",
        COLOURS[personColour(name) - 1],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}

/** Several people, and how many more there are. */
export function AvatarStack({
  people,
  max = 3,
}: {
  people: readonly { id: string; name: string }[];
  max?: number;
}) {
  const rest = people.slice(max);
  return (
    <span className="flex -space-x-0.5 rtl:space-x-reverse">
      {people.slice(0, max).map(({ id, name }) => (
        <Avatar key={id} name={name} className="ring-[1.5px] ring-surface" />
      ))}
      {rest.length > 0 && (
        <span
          title={rest.map(({ name }) => name).join(", ")}
          className="inline-grid size-5.5 place-items-center rounded-full bg-pressed text-3xs font-[650] text-ink-2 ring-[1.5px] ring-surface"
        >
          +{rest.length}
        </span>
      )}
    </span>
  );
}
