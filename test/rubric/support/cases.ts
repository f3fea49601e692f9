/** Worked examples of a rubric, as in `rubrics/<id>.cases.json`: what is given, and what the document makes of it. */
export interface RubricCases {
  rubric: string;
  criteria: CriterionCases[];
  /** From the sums of sections to what is announced. */
  outcomes?: OutcomeCase[];
  /** Whole units: typed scores and facts of one stage, and their result. */
  units?: UnitCase[];
}

export type Value = number | boolean | string;

export interface CriterionCases {
  criterion: string;
  /** The document's own words that the examples go by. */
  quote: string;
  examples: {
    note?: string;
    /** Reading id → option id; the others have their defaults. */
    readings?: Record<string, string>;
    /** By fact id, or `fact.member` for a line; what is not named is empty. */
    facts: Record<string, Value>;
    /** `judged`: a person types the score · `missing`: facts are lacking · `not-applicable`: nothing to score. */
    score: number | "judged" | "missing" | "not-applicable";
  }[];
}

export interface OutcomeCase {
  note?: string;
  readings?: Record<string, string>;
  base: number;
  bonus: number;
  vetoed: boolean;
  total: number;
  /** By outcome item id. */
  items: Record<string, Value>;
}

export interface UnitCase {
  note: string;
  readings?: Record<string, string>;
  /** Typed scores, and flags of vetoes, by criterion id. */
  scores: Record<string, number | boolean>;
  facts: Record<string, Value>;
  expect: {
    /** Exact sums by section id, before weights. */
    sections?: Record<string, number>;
    /** By category id, bonuses included. */
    categories?: Record<string, number>;
    base?: number;
    bonus?: number;
    vetoes?: string[];
    total?: number;
    complete?: boolean;
    outcome?: Record<string, Value>;
  };
}
