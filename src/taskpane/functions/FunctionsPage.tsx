import { Field, makeStyles, SearchBox, tokens } from "@fluentui/react-components";
import { use, useState } from "react";
import type { CatalogueFunction } from "../../functions/define";
import type { FunctionGuide, PaneServices } from "../services";
import { PageHeading } from "../shell/PageHeading";
import { useServices } from "../state/PaneProvider";
import { useSpeech } from "../text";
import { useSurface } from "../theme/useSurface";
import { FunctionCard } from "./FunctionCard";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  search: { maxWidth: "none", width: "100%" },
});

/** One promise for each set of services: a page that is shown again does not load again. */
const guides = new WeakMap<PaneServices, Promise<FunctionGuide>>();

function guideOf(services: PaneServices): Promise<FunctionGuide> {
  const known = guides.get(services) ?? services.loadFunctions();
  guides.set(services, known);
  return known;
}

/** The custom functions: what each does, what it takes, and examples to copy into a cell. */
export default function FunctionsPage() {
  const styles = useStyles();
  const surface = useSurface();
  const { words } = useSpeech();
  const { functions, explain } = use(guideOf(useServices()));
  const [query, setQuery] = useState("");
  const found = functions.filter((each) => mentions(each, query.trim()));
  return (
    <>
      <PageHeading intro={words.functions.intro}>{words.functions.title}</PageHeading>
      <Field label={words.functions.search}>
        <SearchBox
          className={styles.search}
          value={query}
          placeholder={words.functions.searchHint}
          dismiss={{ "aria-label": words.common.close }}
          onChange={(_, { value }) => setQuery(value)}
        />
      </Field>
      <p className={surface.quiet} role="status">
        {found.length > 0
          ? words.functions.count(found.length)
          : `${words.functions.none(query.trim())}${words.common.clauseSeparator}${words.functions.noneNext}`}
      </p>
      <div className={styles.list}>
        {found.map((each) => (
          <FunctionCard key={each.name} entry={each} explain={explain} />
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
