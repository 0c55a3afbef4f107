import { connect, edit, useEditor } from "../app/editor";
import { withoutExit } from "../app/edits";
import { exits, type StudioNode } from "../flowfile/model";
import { labelsOf } from "../nodes/label";
import { type Say, useText } from "../texts/text";
import { Field } from "../ui/Field";

/** Where a block's branches go on: what is drawn on the canvas by dragging, as lists that a keyboard reaches. */
export function ExitsForm({ node }: { node: StudioNode }) {
  const text = useText();
  const { nodes, edges } = useEditor(({ history }) => history.present);
  const labels = labelsOf(nodes, text);
  const others = nodes.filter((each) => each.id !== node.id && each.type !== "start");
  return (
    <fieldset className="exits form">
      <legend>{text("exits.title")}</legend>
      {exits(node).map((exit) => (
        <Field key={exit ?? ""} label={nameOf(node, exit, text)}>
          {(ids) => (
            <select
              {...ids}
              value={edges.find((edge) => edge.source === node.id && (edge.sourceHandle ?? null) === exit)?.target ?? ""}
              onChange={({ target }) => lead(node.id, exit, target.value)}
            >
              <option value="">{text("exits.nowhere")}</option>
              {others.map(({ id }) => (
                <option key={id} value={id}>
                  {labels.get(id)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </fieldset>
  );
}

function lead(source: string, exit: string | null, target: string): void {
  if (target === "") edit((flow) => withoutExit(flow, source, exit));
  else connect({ source, sourceHandle: exit, target, targetHandle: null });
}

function nameOf(node: StudioNode, exit: string | null, text: Say): string {
  if (node.type === "condition") return text(exit === "yes" ? "node.yes" : "node.no");
  const choice = node.type === "buttons" ? node.data.choices.findIndex(({ id }) => id === exit) : -1;
  if (node.type !== "buttons" || choice < 0) return text("exits.next");
  return node.data.choices[choice]?.label || text("field.choice", { n: String(choice + 1) });
}
