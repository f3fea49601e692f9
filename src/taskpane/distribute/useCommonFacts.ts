import { useEffect, useState } from "react";
import type { Scalar } from "../../formula/values";
import { factKeys } from "../../rubric/model";
import { useServices } from "../state/PaneProvider";
import type { CommonFact } from "../units/CommonFacts";

/** The facts of a system that are one for all units, and what was typed for them. */
export function useCommonFacts(system: string) {
  const { loadRubric } = useServices();
  const [facts, setFacts] = useState<readonly CommonFact[]>([]);
  const [values, setValues] = useState<Readonly<Record<string, Scalar>>>({});
  useEffect(() => {
    let wanted = true;
    setValues({});
    loadRubric(system).then(
      (rubric) => {
        if (!wanted) return;
        const common = rubric.facts.filter(({ scope }) => scope === "school");
        setFacts(common.flatMap((fact) => factKeys(fact).map((key) => ({ rubric, fact, key }))));
      },
      // Making the zip tells what is wrong; until then nothing is asked.
      () => wanted && setFacts([]),
    );
    return () => void (wanted = false);
  }, [system, loadRubric]);
  return { facts, values, setValues };
}
