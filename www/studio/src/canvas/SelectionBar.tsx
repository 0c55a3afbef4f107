import { Panel } from "@xyflow/react";
import { CopyPlus, Trash2 } from "lucide-react";
import { duplicate, remove, selection, useEditor } from "../app/editor";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";

/** What can be done with the selected blocks, for those who do not know the keys. */
export function SelectionBar() {
  const text = useText();
  const { nodes, edges } = useEditor(({ history }) => history.present);
  const blocks = nodes.some((node) => node.selected && node.type !== "start");
  if (!blocks && !edges.some((edge) => edge.selected)) return null;
  const removeSelected = () => {
    const chosen = selection();
    remove(chosen.nodes, chosen.edges);
  };
  return (
    <Panel position="top-center" className="selection-bar">
      {blocks && (
        <IconButton label={text("bar.duplicate")} onClick={duplicate}>
          <CopyPlus size={15} />
        </IconButton>
      )}
      <IconButton label={text("bar.delete")} onClick={removeSelected}>
        <Trash2 size={15} />
      </IconButton>
    </Panel>
  );
}
