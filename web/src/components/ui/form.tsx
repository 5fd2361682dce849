import { type ComponentPropsWithRef, type FormEvent, useRef } from "react";

export interface FormProps extends Omit<ComponentPropsWithRef<"form">, "onSubmit"> {
  /** Does the work of the form; until its promise settles no second submit gets through. */
  onSubmit: (event: FormEvent<HTMLFormElement>) => Promise<unknown>;
}

/** A form that validates by itself, not by the browser, and never submits twice at once. */
export function Form({ onSubmit, ...rest }: FormProps) {
  const busy = useRef(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    event.stopPropagation();
    if (busy.current) return;
    busy.current = true;
    void onSubmit(event).finally(() => {
      busy.current = false;
    });
  };
  return <form noValidate onSubmit={submit} {...rest} />;
}
