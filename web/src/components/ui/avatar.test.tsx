import { expect, test } from "vitest";
import { renderUi } from "@/testing/render-app.tsx";
import { Avatar, AvatarStack } from "./avatar.tsx";

test.for([
  ["Mara Okonjo", "MO"],
  ["  Ines de la Vega ", "IV"],
  ["김철수", "김"],
  ["Kim (QA)", "KQ"],
  ["😀 smile", "😀S"],
  ["", "?"],
] as const)("%j stands as %j", async ([name, initials]) => {
  const screen = await renderUi(<Avatar name={name} />);
  await expect.element(screen.getByRole("img")).toHaveTextContent(initials);
});

test("has the same colour for the same name, and is silent beside the name", async () => {
  const screen = await renderUi(
    <>
      <Avatar name="Mara Okonjo" size="lg" />
      <Avatar name="Mara Okonjo" decorative size="sm" />
      <Avatar name="Ines Vidal" />
    </>,
  );
  const spoken = screen.getByRole("img", { name: "Mara Okonjo" });
  expect(spoken.elements()).toHaveLength(1);
  const [loud, silent] = screen.getByText("MO").elements();
  if (!loud || !silent) throw new Error("Both initials are there.");
  expect(silent.getAttribute("aria-hidden")).toBe("true");
  expect(getComputedStyle(silent).backgroundColor).toBe(getComputedStyle(loud).backgroundColor);
});

test("a stack shows the first and counts the rest by name", async () => {
  const names = ["Ada Byron", "Bo Chen", "Cy Duval", "Di Evans", "Ed Falk"];
  const people = names.map((name) => ({ id: name, name }));
  const screen = await renderUi(<AvatarStack people={people} />);
  expect(screen.getByRole("img").elements()).toHaveLength(3);
  await expect.element(screen.getByText("+2")).toHaveAttribute("title", "Di Evans, Ed Falk");
  const all = await renderUi(<AvatarStack people={people.slice(0, 2)} max={2} />);
  expect(all.container.textContent).toBe("ABBC");
});
