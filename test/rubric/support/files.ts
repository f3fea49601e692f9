/** The official rubrics and their worked examples, for tests of single documents. */
export {
  CASE_FILES,
  ROSTER_FILES,
  rubricOf as officialRubric,
  RUBRIC_IDS,
  rubricText,
} from "../../support/rubrics";
