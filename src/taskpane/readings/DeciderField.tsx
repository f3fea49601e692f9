import { NameField } from "../kit/NameField";
import { useReadingWords } from "./words";

/** 选定人: whose name is printed beside the readings that are chosen from now on. */
export function DeciderField() {
  const { decider, deciderHint } = useReadingWords();
  return <NameField name="decider" label={decider} hint={deciderHint} />;
}
