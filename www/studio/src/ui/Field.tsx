import { type ComponentProps, type ReactNode, useId } from "react";

interface Props {
  label: string;
  hint?: string | undefined;
  children: (ids: { id: string; "aria-describedby"?: string }) => ReactNode;
}

/** A label, a control and, if there is one, a hint, tied together. */
export function Field({ label, hint, children }: Props) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(hint === undefined ? { id } : { id, "aria-describedby": hintId })}
      {hint !== undefined && (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextProps extends Omit<ComponentProps<"input">, "onChange" | "value"> {
  label: string;
  hint?: string | undefined;
  value: string;
  onText: (text: string) => void;
}

export function TextField({ label, hint, onText, ...rest }: TextProps) {
  return (
    <Field label={label} hint={hint}>
      {(ids) => <input {...ids} type="text" autoComplete="off" {...rest} onChange={(event) => onText(event.target.value)} />}
    </Field>
  );
}
