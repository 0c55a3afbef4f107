import { Plus, Trash2 } from "lucide-react";
import { go } from "../app/page";
import { addFlow, openKeptFlow, removeFlow, useFlows } from "../flowfile/flows";
import { useText } from "../texts/text";
import { IconButton } from "../ui/IconButton";

/** All flows of this browser. */
export function Flows() {
  const text = useText();
  const { flows, current } = useFlows();
  const open = (id: string) => {
    openKeptFlow(id);
    go("editor");
  };
  return (
    <>
      <header className="page-head">
        <h2>{text("page.flows")}</h2>
        <button type="button" className="button primary" onClick={() => open(addFlow())}>
          <Plus size={15} aria-hidden="true" /> {text("flows.add")}
        </button>
      </header>
      <ul className="flows">
        {flows.map(({ id, name }) => (
          <li key={id} className={id === current ? "current" : ""}>
            <button type="button" className="flow-open" onClick={() => open(id)}>
              <strong>{name || text("flow.unnamed")}</strong>
              {id === current && <span className="tag">{text("flows.current")}</span>}
            </button>
            {id !== current && (
              <IconButton label={text("flows.remove", { name: name || text("flow.unnamed") })} onClick={() => removeFlow(id)}>
                <Trash2 size={15} />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
