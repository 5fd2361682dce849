import { expect, test, vi } from "vitest";
import { renderUi } from "@/testing/render-app.tsx";
import { Button } from "./button.tsx";
import { Form } from "./form.tsx";

function press(button: { element: () => Element }): void {
  const element = button.element();
  if (element instanceof HTMLElement) element.click();
}

test("a pending button keeps the focus, says so and takes no press", async () => {
  const onClick = vi.fn();
  const screen = await renderUi(
    <Button pending onClick={onClick}>
      Save
    </Button>,
  );
  const button = screen.getByRole("button", { name: "Save" });
  press(button);
  expect(onClick).not.toHaveBeenCalled();
  await expect.element(button).toHaveAttribute("aria-busy", "true");
});

test("a form submits once while its work is going on, and again afterwards", async () => {
  let finish: () => void = () => {};
  const submit = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const screen = await renderUi(
    <Form onSubmit={submit}>
      <Button type="submit">Send</Button>
    </Form>,
  );
  const button = screen.getByRole("button", { name: "Send" });
  press(button);
  press(button);
  expect(submit).toHaveBeenCalledTimes(1);
  finish();
  await vi.waitFor(() => {
    press(button);
    expect(submit).toHaveBeenCalledTimes(2);
  });
});
