/**
 * Whether a workbook opens the add-in when it is opened. In one that is sent nothing may: whoever has not got the add-in
 * would see an error in its place.
 */

/** Named by Office: the pane opens with the document. */
const AUTO_SHOW = "Office.AutoShowTaskpaneWithDocument";

/** Answers how to have it as it was. */
export async function startWithoutAddIn(): Promise<() => Promise<void>> {
  const runs = await startsWithDocument();
  const { settings } = Office.context.document;
  const shows: unknown = settings.get(AUTO_SHOW);
  if (runs) await Office.addin.setStartupBehavior(Office.StartupBehavior.none);
  if (shows) {
    settings.remove(AUTO_SHOW);
    await save(settings);
  }
  return async () => {
    if (runs) await Office.addin.setStartupBehavior(Office.StartupBehavior.load);
    if (!shows) return;
    settings.set(AUTO_SHOW, shows);
    await save(settings);
  };
}

async function startsWithDocument(): Promise<boolean> {
  if (!Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) return false;
  return (await Office.addin.getStartupBehavior()) === Office.StartupBehavior.load;
}

const save = (settings: Office.Settings) =>
  new Promise<void>((resolve, reject) =>
    settings.saveAsync(({ status, error }) => {
      if (status === Office.AsyncResultStatus.Succeeded) resolve();
      else reject(Object.assign(new Error(error.message), { code: error.name }));
    }),
  );
