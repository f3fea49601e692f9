import { FluentProvider } from "@fluentui/react-components";
import { lazy, Suspense } from "react";
import type { ComponentType } from "react";
import type { Language } from "../../formula/values";
import type { PaneServices } from "../services";
import type { Pane, PageId } from "../state/pane";
import { PaneProvider, usePaneState } from "../state/PaneProvider";
import { LanguageProvider } from "../text";
import { usePaneTheme } from "../theme/theme";
import type { HostTheme } from "../theme/theme";
import { Busy } from "./Busy";
import { ErrorBoundary } from "./ErrorBoundary";
import { Navigation } from "./Navigation";
import { Waiting } from "../kit/Waiting";
import styles from "./App.module.css";

/** Which page is needed the workbook decides: each is a script of its own. */
const pages: Record<PageId, ComponentType> = {
  start: lazy(() => import("../start/StartPage")),
  distribute: lazy(() => import("../distribute/DistributePage")),
  collect: lazy(() => import("../collect/CollectPage")),
  card: lazy(() => import("../card/CardPage")),
  roster: lazy(() => import("../roster/RosterPage")),
  send: lazy(() => import("../send/SendPage")),
  more: lazy(() => import("../more/MorePage")),
  graduates: lazy(() => import("../graduates/GraduatesPage")),
  matrix: lazy(() => import("../matrix/MatrixPage")),
  papers: lazy(() => import("../papers/PapersPage")),
  rubrics: lazy(() => import("../rubrics/RubricsPage")),
  functions: lazy(() => import("../functions/FunctionsPage")),
  selfTest: lazy(() => import("../self-test/SelfTestPage")),
};

/** Fetched at once, but the page need not wait for it: the first message comes after something was done. */
const Messages = lazy(async () => ({ default: (await import("./Messages")).Messages }));

export interface AppProps {
  pane: Pane;
  services: PaneServices;
  language: Language;
  hostTheme?: HostTheme;
}

export function App({ pane, services, language, hostTheme }: AppProps) {
  return (
    <FluentProvider theme={usePaneTheme(hostTheme)} className={styles.root}>
      <LanguageProvider initial={language}>
        <PaneProvider pane={pane} services={services}>
          <div className={styles.frame}>
            <main className={styles.main}>
              <Suspense>
                <Messages />
              </Suspense>
              <Page />
            </main>
            <Navigation />
          </div>
          <Busy />
        </PaneProvider>
      </LanguageProvider>
    </FluentProvider>
  );
}

function Page() {
  const page = usePaneState((state) => state.page);
  const opened = usePaneState((state) => state.opened);
  if (!opened) return <Waiting />;
  const Current = pages[page];
  return (
    <ErrorBoundary key={page}>
      <Suspense fallback={<Waiting />}>
        <div className={styles.page}>
          <Current />
        </div>
      </Suspense>
    </ErrorBoundary>
  );
}
