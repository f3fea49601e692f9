/** What the pane asks of the review room; loaded when a card is first shown. */
export { signingFindings } from "../../intake/card/standing";
export { agreement } from "../../review/acts";
export { isBlind } from "../../review/blind";
export { inputAt } from "../../review/card";
export { closedStage } from "../../review/closing";
export { evidenceOf, evidenceOffers, freeRow, missingEvidence, rowId } from "../../review/evidence";
export { reviewFindings } from "../../review/findings";
export {
  agreeWrites,
  blindWrites,
  evidenceWrites,
  reasonWrites,
  reopenWrites,
  signWrites,
  typingWrites,
  valueWrites,
} from "../../review/live";
export { logOf } from "../../review/log";
export { signTroubles } from "../../review/may-sign";
export { REASONS, LONGEST_REASON, NEEDS_TEXT, reasonWords } from "../../review/reason-rows";
export { departuresOf, lacksReason } from "../../review/reasons";
export { reviewNotes } from "../../review/receipt-notes";
export { reasonSheetCard } from "../../review/reason-sheet";
export { checkSignature, signatureOf } from "../../review/signature";
export { askedOfInput, readTyped } from "../../review/typed";
export { LONGEST as LONGEST_OF_EVIDENCE, stateOf } from "../../sheets/evidence/form";
export { recorderOf } from "./recorder";
export { cardOf } from "./reviewCard";
