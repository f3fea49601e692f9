import { EditorBridgeService, IEditorBridgeService } from "@univerjs/sheets-ui";

/**
 * Keeps what is being typed. Univer shows a cell's content afresh in its editor when that cell changes, but looks at its
 * row and column only: a result on another sheet, or of the very cell, would take the place of half-typed text.
 */
class TypingEditorBridge extends EditorBridgeService {
  override refreshEditCellState(): void {
    if (!this.isVisible().visible) super.refreshEditCellState();
  }
}

/** For `UniverSheetsUIPlugin`. */
export const typingOverride: [
  typeof IEditorBridgeService,
  { useClass: typeof EditorBridgeService },
] = [IEditorBridgeService, { useClass: TypingEditorBridge }];
