/**
 * What Univer 0.25 keeps for ever, where it stumbles and where it is not Excel, mended in its text: none of it can be reached
 * from outside.
 * Each entry is a package and a text of its bundle, with what takes its place; a text that is not there any more is an error.
 */
const MENDINGS = [
  // A channel for each pause of a calculation is never closed; browsers keep it, with all that its handler knows.
  ["core", "if (!cancelled) callback();", "channel.port1.close();\nif (!cancelled) callback();"],
  // A command that is refused before it begins stays on the stack of those that run, with the cells that it brought.
  [
    "core",
    "this._beforeCommandExecutionListeners.forEach((listener) => listener(commandInfo, _options));",
    `try {
      this._beforeCommandExecutionListeners.forEach((listener) => listener(commandInfo, _options));
    } catch (error) {
      stackItemDisposable.dispose();
      throw error;
    }`,
  ],
  // Two buffers hold what comes before a first moment, and after it fill for the next one, which never comes.
  [
    "sheets-data-validation",
    "dirtyRanges$.pipe(bufferWhen(",
    "dirtyRanges$.pipe(filter(() => this._lifecycleService.stage < LifecycleStages.Rendered), bufferWhen(",
  ],
  [
    "engine-formula",
    "_formulaChangeWithRange$.pipe(bufferWhen(",
    "_formulaChangeWithRange$.pipe(filter(() => !this.calculateStarted$.getValue()), bufferWhen(",
  ],
  // Where the sheet in front is deleted and formulas of others refer to it, nothing is drawn at that moment: the deletion
  // would break off, with its rules kept and no step to undo.
  [
    "sheets-ui",
    "columnHeaderHeight } = this._sheetSkeletonManagerService.getCurrentParam().skeleton;\n\t\tconst dirtyBounds = [];",
    `columnHeaderHeight } = this._sheetSkeletonManagerService.getCurrentParam()?.skeleton ?? {};
    const dirtyBounds = [];
    if (!rowHeightAccumulation) return dirtyBounds;`,
  ],
  // React keeps each “set” of the value that is there already until the slider is drawn again, which is when it changes.
  [
    "sheets-ui",
    `setZoom(getCurrentZoom());
\t\treturn commandService.onCommandExecuted((commandInfo) => {
\t\t\tif (commandInfo.id === SetZoomRatioOperation.id || commandInfo.id === SetWorksheetActiveOperation.id) setZoom(getCurrentZoom());`,
    `let shown = getCurrentZoom();
    setZoom(shown);
    return commandService.onCommandExecuted(({ id }) => {
      if (id !== SetZoomRatioOperation.id && id !== SetWorksheetActiveOperation.id) return;
      const now = getCurrentZoom();
      if (now !== shown) setZoom((shown = now));`,
  ],
  // A layer listens to each object that was ever on it.
  [
    "engine-render",
    "this.disposeWithMe(toDisposable(o.onTransformChange$",
    "o.disposeWithMe(toDisposable(o.onTransformChange$",
  ],
  // The place of a rule that is gone is kept.
  [
    "sheets-data-validation",
    "if (disposeSet) disposeSet.dispose();",
    `if (disposeSet) {
      disposeSet.dispose();
      this._disposableMap.delete(this._getIdWithUnitId(unitId, subUnitId, rule.uid));
    }`,
  ],
  // A formula's empty text is no empty cell, not even while what follows from it is calculated together with it.
  [
    "engine-formula",
    "if (isNullCell(cell)) {\n\t\t\t\tresult = callback(null, r, c);",
    `const isStored = () => cell === this.getCurrentActiveSheetData()?.cellData.getValue(r, c);
    if (isNullCell(cell) && (cell?.v !== "" || isStored())) {
      result = callback(null, r, c);`,
  ],
  // What referred to a sheet that is deleted keeps the cells, as in Excel: #REF!A1.
  [
    "sheets-formula",
    "newRefString = ErrorType.REF;",
    'newRefString = ErrorType.REF + token.slice(token.lastIndexOf("!") + 1);',
  ],
];

const bundle = /@univerjs[\\/]([^\\/]+)[\\/]lib[\\/]es[\\/]index\.js$/;

module.exports = function mendUniver(source) {
  const [, name] = bundle.exec(this.resourcePath);
  return MENDINGS.filter(([of]) => of === name).reduce((text, [, before, after]) => {
    if (!text.includes(before))
      throw new Error(`Univer has changed: ${name} is without “${before}”.`);
    return text.replaceAll(before, () => after);
  }, source);
};

/** The bundles that it mends, for the rule of a configuration. */
module.exports.mended = new RegExp(
  `@univerjs[\\\\/](${[...new Set(MENDINGS.map(([name]) => name))].join("|")})[\\\\/]lib[\\\\/]es[\\\\/]index\\.js$`,
);
