import { Field, SearchBox } from "@fluentui/react-components";
import { useState } from "react";
import type { CatalogueFunction } from "../../functions/definition";
import { Waiting } from "../kit/Waiting";
import { PageHeading } from "../kit/PageHeading";
import { useServices } from "../state/PaneProvider";
import { useLoaded } from "../state/useLoaded";
import { useWords } from "../text";
import surface from "../theme/surface.module.css";
import { FunctionCard } from "./FunctionCard";
import { useFunctionWords } from "./words";
import styles from "./FunctionsPage.module.css";

/** The custom functions: what each does, what it takes, and examples to copy into a cell. */
export default function FunctionsPage() {
  const { common, functions } = useWords();
  const words = useFunctionWords();
  const guide = useLoaded(useServices().loadFunctions);
  const [query, setQuery] = useState("");
  if (!guide) return <Waiting />;
  const found = guide.functions.filter((each) => mentions(each, query.trim()));
  return (
    <>
      <PageHeading intro={functions.intro}>{words.title}</PageHeading>
      <Field label={words.search}>
        <SearchBox
          className={styles.search}
          value={query}
          placeholder={words.searchHint}
          dismiss={{ "aria-label": common.close }}
          onChange={(_, { value }) => setQuery(value)}
        />
      </Field>
      <p className={surface.quiet} role="status">
        {found.length > 0
          ? words.count(found.length)
          : `${words.none(query.trim())}${common.clauseSeparator}${words.noneNext}`}
      </p>
      <div className={styles.list}>
        {found.map((each) => (
          <FunctionCard key={each.name} entry={each} explain={guide.explain} />
        ))}
      </div>
    </>
  );
}

/** By name, purpose or an argument's description, in either language. */
function mentions({ name, description, parameters }: CatalogueFunction, query: string): boolean {
  const texts = [description, ...parameters.map(({ parameter }) => parameter.description)];
  return [name, ...texts.flatMap(({ zh, en }) => [zh, en])].some((text) =>
    text.toLowerCase().includes(query.toLowerCase()),
  );
}
