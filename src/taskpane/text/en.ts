import { plural } from "./plural";
import type { Words } from "./zh";

/** A date that no line ends in: its hyphens are those that do not break. */
const unbroken = (date: string) => date.replaceAll("-", "\u2011");

/** The pane's own words in English. */
export const en: Words = {
  appName: "Employment assessment",
  language: { other: "中文", switchTo: "切换为中文" },
  pages: {
    start: "New",
    distribute: "Hand out",
    collect: "Collect",
    card: "Score",
    roster: "Roster",
    send: "Send",
    more: "More",
    graduates: "Graduates",
    matrix: "Review by criterion",
    papers: "Notices and lists",
    rubrics: "Rubrics and clause check",
    functions: "Functions",
    selfTest: "Self-test",
  },
  pagesLabel: "Pages",
  loading: "Loading…",
  common: {
    endsUndo: "This cannot be undone with Ctrl+Z, nor can the edits before it.",
    close: "Close",
    cancel: "Cancel",
    retry: "Try again",
    reload: "Reload",
    undo: "Put back",
    copy: "Copy",
    copied: "Copied",
    listSeparator: ", ",
    clauseSeparator: "; ",
    severity: { error: "To be fixed", warning: "Please check", info: "For information" },
    goTo: (place) => `Go to ${place}`,
    source: "Source",
  },
  start: {
    title: "Choose a system",
    intro: "Draws the official table, with its facts and result sheets, as the document has it.",
    systems: "Assessment systems",
    criteria: (count) => plural(count, "criterion", "criteria"),
    roster: "Roster",
    issuer: "Issued by",
    source: "Source",
    noIssuer: "not named in the document",
    validUntil: (date) => `Valid until ${date}`,
    expired: (date) => `This document was valid until ${unbroken(date)} and has expired`,
    expiredNext:
      "You can still generate it for late assessments or the files; ask the issuer whether a newer document exists.",
    unit: "Unit",
    unitHint: "e.g. School of Chemistry",
    unitMissing: "Enter the unit's name; it is written at the head of the table.",
    year: "Year",
    yearMissing: "Enter the year, for example 2025.",
    toRoster: "Next: list the units",
    rosterOnly: "This system assesses in a roster from the start, a row a unit.",
    generate: "Generate tables",
    generating: "Generating the tables…",
    choose: "Choose a system first.",
    done: (unit) => `The tables of “${unit}” are ready. Fill in the tinted cells.`,
    conflict: {
      title: (names) => `The workbook already has: ${names}`,
      body: "Nothing there is changed unless you say so. Choose:",
      newName: (names) => `Make new sheets: ${names}`,
      keepScores: "Draw again and keep the scores",
      keepScoresHint: (unit, year) =>
        `The tables of ${unit}, ${year}, are drawn anew; everything filled in stays.`,
    },
    partly: "The tables are ready, but this Excel has limits:",
  },
  card: {
    none: "This workbook has no scorecard yet",
    noneNext:
      "Choose a system and generate a table; a scorecard you receive shows here once it is open.",
    toStart: "New table",
    pick: "Scorecard",
    goToSheet: "Go to the sheet",
    recompute: "Recompute",
    recomputing: "Computing…",
    mended: "What was left half done last time",
    recomputed: "Recomputed.",
    coloured: "Colours drawn again.",
    tabs: {
      overview: "Overview",
      findings: "Issues",
      criteria: "Details",
      review: "Review",
      readings: "Readings",
    },
    tabsLabel: "Parts of the scorecard",
    reading: "Reading the scorecard…",
    unknownRubric: (id) => `This table follows the system “${id}”, which this add-in does not have`,
    unsoundRubric: (id) =>
      `The system “${id}” that this table carries is not sound: nothing is scored by it`,
    unknownRubricNext:
      "Ask whoever made the table for the system's file (.json) and import it under “More → Rubrics and clause check”.",
    roster: "This is a roster: its ranking and results are on the page “Roster”.",
    toRoster: "Go to the roster",
  },
  functions: { intro: "Type them into any cell; arguments work as in Excel's own functions." },
  send: {
    preparing: "Preparing to send…",
    restoring: "Turning formulas back…",
  },
  roster: {
    names: "List of units",
    namesHint: "One unit a line; a column of Excel can be pasted",
    namesMissing: "Enter one unit at least.",
    useSelection: "Use the selected cells",
    nothingSelected:
      "The selected cells hold no text: select the names of the units on a sheet first.",
    units: (n) => plural(n, "unit"),
    repeated: (names) => `Named twice, counted once: ${names}`,
    sorting: "Sorting…",
    sorted: "Sorted by rank; each row still follows its scorecard.",
    charted: "The chart stands beside the roster.",
    noChart: "This Excel cannot insert charts: see the comparison below.",
  },
  forms: {
    title: "Forms",
    hint: "Draws a sheet laid out like the document, with the unit and its result filled in.",
    drawn: (sheet) => `The sheet “${sheet}” is ready.`,
  },
  more: { title: "More" },
  selfTest: {
    intro: "Tries what this add-in asks of Excel, and gives a report to copy.",
  },
  rubrics: {
    intro:
      "Checks a text for gaps, overlaps, open boundaries and numbers that do not agree; imports systems of your own, which work like the official ones.",
    own: "own",
  },
  work: {
    applying: "Recomputing under the new reading…",
    opening: "Reading the workbook…",
    drawing: "Making the sheet…",
  },
  problems: {
    office: {
      title: "Excel could not be reached",
      next: "Check the network and open the add-in again; it needs Microsoft's Office script server.",
    },
    notExcel: {
      title: "This page works inside Excel only",
      next: "Open the add-in in Excel from the Home tab.",
    },
    network: {
      title: "A part of the program did not load",
      next: "Check the network and try again; nothing you typed has changed.",
    },
    unknown: {
      title: "That step was not completed",
      next: "Nothing you typed has changed. Try again; if it fails once more, save and reopen the workbook.",
    },
    crashed: {
      title: "The pane ran into an error",
      next: "The workbook is not affected. Reload the pane.",
    },
    detail: (message) => `Details: ${message}`,
  },
  limitations: "Limits of this Excel",
};
