import { useId } from "react";
import { useEditor } from "../app/editor";
import { declared } from "../engine/variables";
import { type ConditionNode, OPERATORS, type Operator } from "../flowfile/model";
import { useText } from "../texts/text";
import { Field, TextField } from "../ui/Field";

interface Props {
  data: ConditionNode["data"];
  onChange: (data: ConditionNode["data"], gesture: string) => void;
}

export function ConditionForm({ data, onChange }: Props) {
  const text = useText();
  const names = useId();
  const nodes = useEditor(({ history }) => history.present.nodes);
  return (
    <>
      <TextField
        label={text("field.if")}
        list={names}
        value={data.variable}
        onText={(variable) => onChange({ ...data, variable }, "variable")}
      />
      <datalist id={names}>
        {declared(nodes).map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Field label={text("field.operator")}>
        {(ids) => (
          <select
            {...ids}
            value={data.operator}
            onChange={(event) => onChange({ ...data, operator: event.target.value as Operator }, "operator")}
          >
            {OPERATORS.map((operator) => (
              <option key={operator} value={operator}>
                {text(`op.${operator}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      {data.operator !== "filled" && (
        <TextField label={text("field.value")} value={data.value} onText={(value) => onChange({ ...data, value }, "value")} />
      )}
    </>
  );
}
