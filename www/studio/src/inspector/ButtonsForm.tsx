import { Plus, X } from "lucide-react";
import type { ButtonsNode } from "../flowfile/model";
import { newChoice } from "../palette/newNode";
import { useText } from "../texts/text";
import { TextField } from "../ui/Field";
import { IconButton } from "../ui/IconButton";
import { LongText } from "./LongText";

interface Props {
  data: ButtonsNode["data"];
  onChange: (data: ButtonsNode["data"], gesture: string | null) => void;
  onRemove: (choice: string) => void;
}

export function ButtonsForm({ data, onChange, onRemove }: Props) {
  const text = useText();
  const relabel = (id: string, label: string) =>
    onChange({ ...data, choices: data.choices.map((each) => (each.id === id ? { ...each, label } : each)) }, id);
  return (
    <>
      <LongText value={data.text} onText={(said) => onChange({ ...data, text: said }, "text")} />
      <fieldset>
        <legend>{text("field.choices")}</legend>
        {data.choices.map((choice, index) => {
          const n = String(index + 1);
          return (
            <div className="row" key={choice.id}>
              <input
                type="text"
                aria-label={text("field.choice", { n })}
                placeholder={text("field.choice", { n })}
                value={choice.label}
                onChange={(event) => relabel(choice.id, event.target.value)}
              />
              <IconButton label={text("field.remove-choice", { n })} onClick={() => onRemove(choice.id)}>
                <X size={14} />
              </IconButton>
            </div>
          );
        })}
        <button
          type="button"
          className="add"
          onClick={() => onChange({ ...data, choices: [...data.choices, newChoice()] }, null)}
        >
          <Plus size={14} aria-hidden="true" /> {text("field.add-choice")}
        </button>
      </fieldset>
      <TextField
        label={text("field.variable")}
        hint={text("field.variable-hint")}
        value={data.variable}
        onText={(variable) => onChange({ ...data, variable }, "variable")}
      />
    </>
  );
}
