import { Popover } from "radix-ui";
import { type KeyboardEvent, type Ref, useId, useRef, useState } from "react";
import { Textarea } from "@/components/ui/input.tsx";
import { type Member, useMembers } from "../api/members.ts";
import { calledName, matching, mentionAt, type Person } from "../model/mentions.ts";
import { MentionList } from "./mention-list.tsx";

const MOST_SHOWN = 8;

export interface WrittenComment {
  text: string;
  /** Who the names after an @ are. */
  people: readonly Person[];
}

/** A name that nobody else in this comment has. */
function nameFor({ name, email, userId }: Member, people: readonly Person[]): Person {
  const person = { id: userId, name: calledName({ name }) };
  const taken = people.some((other) => other.name === person.name && other.id !== userId);
  return taken ? { ...person, name: `${person.name} (${email})` } : person;
}

/** A comment's text, where an @ offers the people with access to the project. */
export function MentionTextarea({
  value,
  onChange,
  organizationId,
  placeholder,
  onKeyDown,
  autoFocus = false,
  ref,
}: {
  value: WrittenComment;
  onChange: (value: WrittenComment) => void;
  organizationId: string | undefined;
  placeholder: string;
  onKeyDown: (event: KeyboardEvent) => void;
  autoFocus?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}) {
  const listId = useId();
  const [caret, setCaret] = useState<number>();
  const [dismissed, setDismissed] = useState<number>();
  const [chosen, setChosen] = useState(0);
  // Who goes on writing goes on at the end.
  const caretToSet = useRef(autoFocus ? value.text.length : undefined);
  const asked = caret === undefined ? undefined : mentionAt(value.text, caret);
  const looking = asked && asked.from !== dismissed ? asked : undefined;
  const { members, isPending, isError } = useMembers(organizationId, looking?.query);
  const found = looking ? matching(members, looking.query).slice(0, MOST_SHOWN) : [];
  const hasWords = (looking?.query ?? "").includes(" ");
  // After a whole name that nobody has, it is ordinary text.
  const open = looking !== undefined && (found.length > 0 || !hasWords);
  const active = Math.min(chosen, found.length - 1);

  const choose = (member: Member) => {
    if (!looking || caret === undefined) return;
    const person = nameFor(member, value.people);
    const words = `@${person.name} `;
    const after = value.text.slice(caret).replace(/^ /u, "");
    caretToSet.current = looking.from + words.length;
    onChange({
      text: value.text.slice(0, looking.from) + words + after,
      people: [...value.people, person],
    });
    setCaret(undefined);
    setChosen(0);
  };
  const handleKey = (event: KeyboardEvent) => {
    const plain = !event.nativeEvent.isComposing && !event.metaKey && !event.ctrlKey;
    if (open && plain) {
      const { key } = event;
      const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
      const member = found[active];
      if (step !== 0 && found.length > 0) {
        event.preventDefault();
        setChosen((active + step + found.length) % found.length);
        return;
      }
      if ((key === "Enter" || key === "Tab") && member && !event.shiftKey) {
        event.preventDefault();
        choose(member);
        return;
      }
      if (key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        setDismissed(looking.from);
        return;
      }
    }
    onKeyDown(event);
  };
  return (
    <Popover.Root open={open}>
      <Popover.Anchor asChild>
        <span className="block">
          <Textarea
            controlSize="md"
            rows={1}
            placeholder={placeholder}
            value={value.text}
            aria-autocomplete="list"
            aria-controls={open && found.length > 0 ? listId : undefined}
            aria-activedescendant={open && found.length > 0 ? `${listId}-${active}` : undefined}
            autoFocus={autoFocus}
            ref={(field) => {
              if (typeof ref === "function") ref(field);
              else if (ref) ref.current = field;
              if (!field || caretToSet.current === undefined) return;
              field.setSelectionRange(caretToSet.current, caretToSet.current);
              caretToSet.current = undefined;
            }}
            onChange={({ target }) => {
              onChange({ ...value, text: target.value });
              setCaret(target.selectionStart);
              setChosen(0);
              if (!mentionAt(target.value, target.selectionStart)) setDismissed(undefined);
            }}
            onSelect={({ currentTarget }) => {
              const { selectionStart, selectionEnd } = currentTarget;
              if (caret !== undefined) {
                setCaret(selectionStart === selectionEnd ? selectionStart : undefined);
              }
            }}
            onBlur={() => setCaret(undefined)}
            onKeyDown={handleKey}
          />
        </span>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="People to mention"
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onEscapeKeyDown={(event) => event.preventDefault()}
          className="z-50 w-64 max-w-[calc(100vw-16px)] animate-menu-in rounded-lg bg-raised shadow-lg outline-none"
        >
          <MentionList
            id={listId}
            people={found}
            chosen={active}
            empty={
              isError
                ? "The list of people is not there right now."
                : isPending
                  ? "Looking…"
                  : "Nobody here has that name."
            }
            onChoose={choose}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
