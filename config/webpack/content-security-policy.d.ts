/** Where Microsoft has its library: for everybody, and for Office 365 operated by 21Vianet. */
export const OFFICE_JS: readonly string[];
/** The policy of the pane with the library from these addresses; one without a host is the page's own. */
export function panePolicy(libraries: readonly string[]): string;
export const workbenchPolicy: string;
