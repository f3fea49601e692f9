import { Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Distribution } from "../services";
import { usePane, useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useWords } from "../text";
import surface from "../theme/surface.module.css";
import styles from "./UnitsField.module.css";

export type UnitList = ReturnType<Distribution["unitsOf"]>;

/** Names of units, typed, pasted, or taken from the selected cells; says how many there are and which are double. */
export function UnitsField(props: {
  value: string;
  onChange: (value: string) => void;
  problem: string | null;
  /** By default. */
  required?: boolean;
}) {
  const { common, roster: words } = useWords();
  const pane = usePane();
  const distribution = useLoaded(useServices().loadDistribution);
  const [nothing, setNothing] = useState(false);
  const { value, onChange, problem, required = true } = props;
  const list = distribution?.unitsOf(value);

  function change(text: string) {
    setNothing(false);
    onChange(text);
  }

  const useSelection = () =>
    pane.run(undefined, async (book) => {
      const names = await book.selectedNames();
      if (names.length === 0) return setNothing(true);
      change([value.trimEnd(), ...names].filter(Boolean).join("\n"));
    });

  return (
    <div className={styles.units}>
      <Field
        label={words.names}
        required={required}
        validationMessage={nothing ? words.nothingSelected : problem}
      >
        <Textarea
          name="units"
          className={styles.input ?? ""}
          rows={6}
          value={value}
          placeholder={words.namesHint}
          onChange={(_, data) => change(data.value)}
        />
      </Field>
      <div className={styles.line}>
        <Button size="small" onClick={() => void useSelection()}>
          {words.useSelection}
        </Button>
        <span className={surface.quiet} role="status">
          {list && list.units.length > 0 && words.units(list.units.length)}
        </span>
      </div>
      {list && list.repeated.length > 0 && (
        <p className={surface.quiet}>{words.repeated(list.repeated.join(common.listSeparator))}</p>
      )}
    </div>
  );
}
