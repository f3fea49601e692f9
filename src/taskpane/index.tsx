/** The pane's entry: waits for Office, then shows the pane. The only file of the pane that knows Office. */
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

function showApp(): void {
  const pane = createPane(addInServices);
  listenToRibbon(pane.press);
  const { displayLanguage, officeTheme } = Office.context;
  root.render(
    <App
      pane={pane}
      services={addInServices}
      language={initialLanguage(displayLanguage)}
      hostTheme={officeTheme}
    />,
  );
}

function showOutside(problem: "office" | "notExcel"): void {
  root.render(<OutsideExcel problem={problem} language={initialLanguage(navigator.language)} />);
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
