import { mergeClasses } from "@fluentui/react-components";
import type { CatalogueFunction } from "../../functions/definition";
import { helpName } from "../../functions/pages";
import { GuideLink } from "../guide/GuideLink";
import type { FunctionGuide } from "../services";
import { useSpeech } from "../text";
import surface from "../theme/surface.module.css";
import { Example } from "./Example";
import { useFunctionWords } from "./words";
import styles from "./FunctionCard.module.css";

/** One function: name, purpose and an example; its arguments and further examples on demand. */
export function FunctionCard(props: {
  entry: CatalogueFunction;
  explain: FunctionGuide["explain"];
}) {
  const { say } = useSpeech();
  const words = useFunctionWords();
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
        <summary className={styles.summary}>{words.more}</summary>
        <div className={styles.more}>
          <span className={styles.code}>{syntaxOf(entry)}</span>
          <dl className={styles.arguments}>
            {entry.parameters.map(({ name, parameter }) => (
              <div key={name}>
                <dt className={styles.code}>
                  {name}
                  {parameter.optional && ` · ${words.optional}`}
                </dt>
                <dd className={surface.quiet}>{say(parameter.description)}</dd>
              </div>
            ))}
          </dl>
          {further}
          <GuideLink page={`help/${helpName(entry.name)}`}>{words.help}</GuideLink>
        </div>
      </details>
    </article>
  );
}

function syntaxOf({ name, parameters }: CatalogueFunction): string {
  const list = parameters.map((each) => (each.parameter.optional ? `[${each.name}]` : each.name));
  return `${name}(${list.join(", ")})`;
}
