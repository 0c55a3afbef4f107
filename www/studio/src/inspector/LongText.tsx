import { useText } from "../texts/text";
import { Field } from "../ui/Field";

/** What the bot says. */
export function LongText({ value, onText }: { value: string; onText: (text: string) => void }) {
  const text = useText();
  return (
    <Field label={text("field.text")} hint={text("field.text-hint")}>
      {(ids) => <textarea {...ids} rows={5} value={value} onChange={(event) => onText(event.target.value)} />}
    </Field>
  );
}
