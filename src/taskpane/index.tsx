/** The pane's entry: waits for Office, then shows the pane. The only file of the pane that knows Office. */
import { createDOMRenderer, RendererProvider } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { listenToRibbon } from "../excel/ribbon";
import { addInServices, fetchAhead } from "./addInServices";
import { App } from "./shell/App";
import { OutsideExcel } from "./shell/OutsideExcel";
import { createPane } from "./state/createPane";
import { initialLanguage } from "./text";

/** Office.js comes from the network and says nothing when it cannot be had. */
const patience = 15_000;

const element = document.getElementById("root");
if (!element) throw new Error("taskpane.html has no element #root");
const root = createRoot(element);

// Fluent's styles go to the front of the head, so that the pane's own style sheets decide over them.
const insertionPoint = document.head.querySelector<HTMLElement>("meta");
const renderer = createDOMRenderer(document, { ...(insertionPoint && { insertionPoint }) });

function render(pane: ReactNode): void {
  root.render(<RendererProvider renderer={renderer}>{pane}</RendererProvider>);
}

function showApp(): void {
  const { displayLanguage, officeTheme, partitionKey } = Office.context;
  const services = addInServices(partitionKey);
  const pane = createPane(services);
  listenToRibbon(pane.press);
  render(
    <App
      pane={pane}
      services={services}
      language={initialLanguage(displayLanguage)}
      hostTheme={officeTheme}
    />,
  );
}

function showOutside(problem: "office" | "notExcel"): void {
  render(<OutsideExcel problem={problem} language={initialLanguage(navigator.language)} />);
}

if (typeof Office === "undefined") {
  showOutside("office");
} else {
  fetchAhead();
  const timer = window.setTimeout(() => showOutside("office"), patience);
  void Office.onReady(({ host }) => {
    window.clearTimeout(timer);
    if (host === Office.HostType.Excel) showApp();
    else showOutside("notExcel");
  });
}
