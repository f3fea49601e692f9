/** What the page needs of `manifest.xml`: the ribbon group with its buttons, in the language of the page. */
export interface RibbonButton {
  id: string;
  label: string;
  tip: string;
  /** Address of the 32 pixel icon on this server. */
  icon: string;
  /** What a press does: shows the pane, or runs the command that the add-in has associated with the name. */
  action: { kind: "pane" } | { kind: "command"; name: string };
}
export interface AddIn {
  name: string;
  group: string;
  buttons: RibbonButton[];
  /** Path of the pane's page. */
  page: string;
  /** Path of the custom functions' description. */
  functions: string;
}

export function readManifest(xml: string, language: string): AddIn {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  const all = (name: string, within: Document | Element = document) => [
    ...within.getElementsByTagNameNS("*", name),
  ];
  const first = (name: string, within?: Document | Element) => {
    const [element] = all(name, within);
    if (!element) throw new Error(`manifest.xml has no <${name}>.`);
    return element;
  };
  const inLanguage = (element: Element, attribute: string) => {
    const overrides = all("Override", element);
    const own = overrides.find(
      (each) => each.getAttribute("Locale")?.slice(0, 2) === language.slice(0, 2),
    );
    return own?.getAttribute("Value") ?? element.getAttribute(attribute) ?? "";
  };
  const resources = new Map(
    ["Image", "Url", "String"].flatMap((kind) =>
      all(kind, first("Resources")).map((each): [string, string] => [
        each.getAttribute("id") ?? "",
        inLanguage(each, "DefaultValue"),
      ]),
    ),
  );
  const resource = (element: Element) => {
    const id = element.getAttribute("resid") ?? "";
    const value = resources.get(id);
    if (value === undefined) throw new Error(`manifest.xml has no resource "${id}".`);
    return value;
  };
  const button = (control: Element): RibbonButton => {
    const action = first("Action", control);
    const isCommand = action.getAttribute("xsi:type") === "ExecuteFunction";
    const icon = all("Image", control).find((image) => image.getAttribute("size") === "32");
    return {
      id: control.getAttribute("id") ?? "",
      label: resource(first("Label", control)),
      tip: resource(first("Description", first("Supertip", control))),
      icon: icon ? pathOf(resource(icon)) : "",
      action: isCommand
        ? { kind: "command", name: first("FunctionName", action).textContent?.trim() ?? "" }
        : { kind: "pane" },
    };
  };
  const group = first("Group");
  return {
    name: inLanguage(first("DisplayName"), "DefaultValue"),
    group: resource(first("Label", group)),
    buttons: all("Control", group).map(button),
    page: pathOf(resource(first("SourceLocation", first("Page")))),
    functions: pathOf(resource(first("SourceLocation", first("Metadata")))),
  };
}

const pathOf = (url: string) => new URL(url).pathname;
