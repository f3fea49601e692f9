import { FluentProvider, makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { ComponentType } from "react";
import type { PaneServices } from "../services";
import { StartPage } from "../start/StartPage";
import type { Pane, PageId } from "../state/pane";
import { PaneProvider, usePaneState } from "../state/PaneProvider";
import { LanguageProvider, useWords } from "../text";
import type { Language } from "../text";
import { usePaneTheme } from "../theme/theme";
import type { HostTheme } from "../theme/theme";
import { Announcer } from "./Announcer";
import { Busy } from "./Busy";
import { ErrorBoundary } from "./ErrorBoundary";
import { Messages } from "./Messages";
import { Navigation } from "./Navigation";

const loadCardPage = () => import("../card/CardPage");

/** The first page comes with the pane, the others when they are needed. */
const pages: Record<PageId, ComponentType> = {
  start: StartPage,
  card: lazy(loadCardPage),
  functions: lazy(() => import("../functions/FunctionsPage")),
};

const useStyles = makeStyles({
  root: { minHeight: "100vh", backgroundColor: tokens.colorNeutralBackground2 },
  frame: {
    minHeight: "100vh",
    maxWidth: "720px",
    marginInline: "auto",
    display: "flex",
    flexDirection: "column",
  },
  main: {
    flex: 1,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    // Long words and addresses break rather than push the page sideways.
    overflowWrap: "anywhere",
  },
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  waiting: { marginTop: tokens.spacingVerticalXXXL },
});

export interface AppProps {
  pane: Pane;
  services: PaneServices;
  language: Language;
  hostTheme?: HostTheme;
}

export function App({ pane, services, language, hostTheme }: AppProps) {
  const styles = useStyles();
  return (
    <FluentProvider theme={usePaneTheme(hostTheme)} className={styles.root}>
      <LanguageProvider initial={language}>
        <PaneProvider pane={pane} services={services}>
          <div className={styles.frame}>
            <main className={styles.main}>
              <Messages />
              <Page />
            </main>
            <Navigation />
          </div>
          <Busy />
          <Announcer />
        </PaneProvider>
      </LanguageProvider>
    </FluentProvider>
  );
}

function Page() {
  const styles = useStyles();
  const words = useWords();
  const page = usePaneState((state) => state.page);
  const opened = usePaneState((state) => state.opened);
  const waiting = <Spinner className={styles.waiting} label={words.loading} />;
  if (!opened) return waiting;
  const Current = pages[page];
  return (
    <ErrorBoundary key={page}>
      <Suspense fallback={waiting}>
        <div className={styles.page}>
          <Current />
        </div>
      </Suspense>
    </ErrorBoundary>
  );
}
