import { lazy, Suspense, useState } from "react";
import { Button } from "@fluentui/react-components";
import { PageHeading } from "../kit/PageHeading";
import { Panel } from "../kit/Panel";
import { Waiting } from "../kit/Waiting";
import { usePaneState, useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useWords } from "../text";
import surface from "../theme/surface.module.css";
import { SystemSelect } from "../units/SystemSelect";
import { ImportRubric } from "./ImportRubric";
import { RubricDetails } from "./RubricDetails";
import { useRubricWords } from "./words";

const DraftPage = lazy(() => import("../draft/DraftPage"));

const GuideView = lazy(() => import("../guide/GuideView"));

/** 条文体检 and 自定义考核表: what a system's text leaves open, and systems of the user's own. */
export default function RubricsPage() {
  const { rubrics } = useWords();
  const words = useRubricWords();
  const systems = usePaneState((state) => state.systems);
  const files = useLoaded(useServices().loadRubricFiles);
  const [chosen, setChosen] = useState(systems[0]?.id ?? "");
  const system = systems.find(({ id }) => id === chosen) ?? systems[0];
  const [drafting, setDrafting] = useState(false);
  if (!files || !system) return <Waiting />;
  if (drafting)
    return (
      <Suspense fallback={<Waiting />}>
        <DraftPage files={files} onImported={setChosen} onBack={() => setDrafting(false)} />
      </Suspense>
    );
  return (
    <>
      <PageHeading intro={rubrics.intro}>{words.title}</PageHeading>
      <SystemSelect value={system.id} onChange={setChosen} systems={systems} />
      <RubricDetails key={`${system.id} ${system.version}`} system={system} files={files} />
      <Panel title={words.fromTable}>
        <p className={surface.quiet}>{words.fromTableHint}</p>
        <div>
          <Button onClick={() => setDrafting(true)}>{words.begin}</Button>
        </div>
        <Suspense fallback={<Waiting />}>
          <GuideView />
        </Suspense>
      </Panel>
      <ImportRubric files={files} onImported={setChosen} />
    </>
  );
}
