import type { GoalBlock } from "goal-element";
import { useState } from "react";
import { useSettings } from "../app/settings";
import { GoalPanel, libraryFlow } from "../goal/library";
import { ports } from "../goal/server";
import { TEXTS } from "../goal/text";
import { useText } from "../texts/text";
import { useElement } from "./useElement";
import { useEvents } from "./useEvents";

/** The workspace's saved goals, and the panel of the one that is edited. */
export function Goals() {
  const text = useText();
  const [edited, setEdited] = useState<string | null>(null);
  const ready = useElement("library");
  const language = useSettings((settings) => settings.language);
  const box = useEvents({
    "goal-edit": ({ goal }: { goal: GoalBlock }) => {
      libraryFlow.set(goal.goal.id, goal);
      setEdited(goal.goal.id);
    },
    "goal-removed": ({ id }: { id: string }) => {
      libraryFlow.remove(id);
      setEdited((before) => (before === id ? null : before));
    },
  });
  return (
    <>
      <header className="page-head">
        <h2>{text("page.goals")}</h2>
      </header>
      <div className="page-columns">
        <div ref={box}>
          {ready && <goal-library store={ports.goalStore} picked={edited ?? undefined} locale={language} texts={TEXTS} />}
        </div>
        {edited !== null && <Edited id={edited} />}
      </div>
    </>
  );
}

function Edited({ id }: { id: string }) {
  const text = useText();
  const ready = useElement("source");
  const language = useSettings((settings) => settings.language);
  const box = useEvents({
    "goal-saved": () => document.querySelector("goal-library")?.refresh(),
  });
  return (
    <section className="page-panel" aria-label={text("goals.edit")} ref={box}>
      {ready && <goal-source flow={libraryFlow} node={id} store={ports.goalStore} locale={language} texts={TEXTS} />}
      <GoalPanel node={id} />
    </section>
  );
}
