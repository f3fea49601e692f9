import { authorsGuide } from "../../src/guide/authors";
import { guidePage } from "../../src/guide/html";
import { proposedFor } from "../../src/guide/proposed";

const sentences = authorsGuide.chapters
  .flatMap(({ parts }) => parts)
  .flatMap((part) => (part.kind === "sentences" ? part.sentences : []));

describe("the guide for authors", () => {
  test.each(sentences)("shows a rule for “$sentence”", (clause) => {
    expect(proposedFor(clause).rule).not.toBe("");
  });

  test.each(["zh", "en"] as const)("is a page in %s with every chapter", (language) => {
    const html = guidePage("guide/authors", authorsGuide, language);
    for (const { title } of authorsGuide.chapters)
      expect(html).toContain(`<h2>${title[language]}</h2>`);
    expect(html).not.toMatch(/undefined|\[object/);
  });
});
