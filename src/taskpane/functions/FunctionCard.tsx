import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { CatalogueFunction } from "../../functions/define";
import type { FunctionGuide } from "../services";
import { useSpeech } from "../text";
import { useSurface } from "../theme/useSurface";
import { Example } from "./Example";

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
  summary: { color: tokens.colorBrandForeground1, cursor: "pointer" },
  more: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    paddingTop: tokens.spacingVerticalS,
  },
  arguments: { margin: 0, "& dd": { margin: 0 } },
});

/** One function: name, purpose and an example; its arguments and further examples on demand. */
export function FunctionCard(props: {
  entry: CatalogueFunction;
  explain: FunctionGuide["explain"];
}) {
  const styles = useStyles();
  const surface = useSurface();
  const { words, say } = useSpeech();
  const { entry, explain } = props;
  const [first, ...further] = entry.examples.map((call) => (
    <Example key={call} name={entry.name} call={call} explain={explain} />
  ));
  return (
    <article className={mergeClasses(surface.sheet, styles.card)} aria-label={entry.name}>
      <h2 className={mergeClasses(surface.strong, styles.name)}>{entry.name}</h2>
      <p className={styles.text}>{say(entry.description)}</p>
      {first}
      <details>
        <summary className={styles.summary}>{words.functions.more}</summary>
        <div className={styles.more}>
          <span className={styles.code}>{syntaxOf(entry)}</span>
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
          {further}
        </div>
      </details>
    </article>
  );
}

function syntaxOf({ name, parameters }: CatalogueFunction): string {
  const list = parameters.map((each) => (each.parameter.optional ? `[${each.name}]` : each.name));
  return `${name}(${list.join(", ")})`;
}
