import { useState } from "react";
import { PageHeading } from "../kit/PageHeading";
import { Waiting } from "../kit/Waiting";
import { usePaneState, useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useWords } from "../text";
import { SystemSelect } from "../units/SystemSelect";
import { ImportRubric } from "./ImportRubric";
import { RubricDetails } from "./RubricDetails";
import { useRubricWords } from "./words";

/** 条文体检 and 自定义考核表: what a system's text leaves open, and systems of the user's own. */
export default function RubricsPage() {
  const { rubrics } = useWords();
  const words = useRubricWords();
  const systems = usePaneState((state) => state.systems);
  const files = useLoaded(useServices().loadRubricFiles);
  const [chosen, setChosen] = useState(systems[0]?.id ?? "");
  const system = systems.find(({ id }) => id === chosen) ?? systems[0];
  if (!files || !system) return <Waiting />;
  return (
    <>
      <PageHeading intro={rubrics.intro}>{words.title}</PageHeading>
      <SystemSelect value={system.id} onChange={setChosen} systems={systems} />
      <RubricDetails key={`${system.id} ${system.version}`} system={system} files={files} />
      <ImportRubric files={files} onImported={setChosen} />
    </>
  );
}
