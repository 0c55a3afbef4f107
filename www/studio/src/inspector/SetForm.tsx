import { Plus, X } from "lucide-react";
import type { Assignment, SetNode } from "../flowfile/model";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";

interface Props {
  data: SetNode["data"];
  onChange: (data: SetNode["data"], gesture: string | null) => void;
}

export function SetForm({ data, onChange }: Props) {
  const text = useText();
  const set = (assignments: Assignment[], gesture: string | null) => onChange({ ...data, assignments }, gesture);
  const change = (index: number, part: Partial<Assignment>) =>
    set(
      data.assignments.map((each, at) => (at === index ? { ...each, ...part } : each)),
      `${index} ${Object.keys(part)}`,
    );
  return (
    <fieldset>
      <legend>{text("field.assignments")}</legend>
      {data.assignments.map(({ variable, value }, index) => {
        const n = String(index + 1);
        return (
          // Rows have no identity but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div className="row" key={index}>
            <input
              type="text"
              className="mono"
              aria-label={text("field.assignment", { n })}
              placeholder={text("field.assignment", { n })}
              value={variable}
              onChange={(event) => change(index, { variable: event.target.value.trim() })}
            />
            <input
              type="text"
              aria-label={text("field.assignment-value", { n })}
              placeholder={text("field.value")}
              value={value}
              onChange={(event) => change(index, { value: event.target.value })}
            />
            <IconButton
              label={text("field.remove-assignment", { n })}
              onClick={() =>
                set(
                  data.assignments.filter((_, at) => at !== index),
                  null,
                )
              }
            >
              <X size={14} />
            </IconButton>
          </div>
        );
      })}
      <button type="button" className="add" onClick={() => set([...data.assignments, { variable: "", value: "" }], null)}>
        <Plus size={14} aria-hidden="true" /> {text("field.add-assignment")}
      </button>
    </fieldset>
  );
}
