/** The first script of the page: what Excel itself calls, registered before the pane is built. */
import { registerCustomFunctions } from "./custom-functions";
import { registerRibbonButtons } from "../excel/ribbon";

registerCustomFunctions();
registerRibbonButtons();
