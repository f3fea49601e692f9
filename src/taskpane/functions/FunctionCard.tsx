import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { useState } from "react";
import type { CatalogueFunction } from "../../functions/define";
import { useSpeech } from "../text";
import { useSurface } from "../theme/useSurface";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  name: { margin: 0, fontFamily: tokens.fontFamilyMonospace },
  text: { margin: 0 },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  arguments: { margin: 0, "& dd": { margin: 0 } },
  example: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  formula: {
    flex: 1,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    userSelect: "all",
  },
});

/** One function: name, purpose, arguments and examples. */
export function FunctionCard({ entry }: { entry: CatalogueFunction }) {
  const styles = useStyles();
  const surface = useSurface();
  const { words, say } = useSpeech();
  return (
    <article className={mergeClasses(surface.sheet, styles.card)} aria-label={entry.name}>
      <h2 className={mergeClasses(surface.strong, styles.name)}>{entry.name}</h2>
      <p className={styles.text}>{say(entry.description)}</p>
      {entry.examples.map((formula) => (
        <Example key={formula} name={entry.name} formula={asFormula(formula)} />
      ))}
      <details>
        <summary>{words.functions.arguments}</summary>
        <p className={styles.code}>{syntaxOf(entry)}</p>
        <dl className={styles.arguments}>
          {entry.parameters.map(({ name, parameter }) => (
            <div key={name}>
              <dt className={styles.code}>
                {name}
                {parameter.optional && ` · ${words.functions.optional}`}
              </dt>
              <dd className={surface.quiet}>{say(parameter.description)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </article>
  );
}

const asFormula = (call: string) => (call.startsWith("=") ? call : `=${call}`);

function syntaxOf({ name, parameters }: CatalogueFunction): string {
  const list = parameters.map((each) => (each.parameter.optional ? `[${each.name}]` : each.name));
  return `${name}(${list.join(", ")})`;
}

type Copy = "no" | "yes" | "failed";

function Example({ name, formula }: { name: string; formula: string }) {
  const styles = useStyles();
  const surface = useSurface();
  const { words } = useSpeech();
  const [copied, setCopied] = useState<Copy>("no");

  async function copy() {
    try {
      await navigator.clipboard.writeText(formula);
      setCopied("yes");
    } catch {
      setCopied("failed");
    }
  }

  return (
    <div>
      <div className={styles.example}>
        <code className={mergeClasses(styles.code, styles.formula)}>{formula}</code>
        <Button
          appearance="subtle"
          size="small"
          icon={copied === "yes" ? <CheckmarkRegular /> : <CopyRegular />}
          aria-label={words.functions.copyExample(name)}
          title={words.common.copy}
          onClick={() => void copy()}
        />
      </div>
      <span role="status" className={surface.quiet}>
        {copied === "yes" && words.common.copied}
        {copied === "failed" && words.functions.copyFailed}
      </span>
    </div>
  );
}
