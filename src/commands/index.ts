/** The first script of the page: what Excel itself calls, registered before the pane is built. */
import { registerRibbonButtons } from "./ribbon";

registerRibbonButtons();
