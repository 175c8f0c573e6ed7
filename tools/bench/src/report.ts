/** A table of a report; the first row is its head. */
export interface Table {
  title?: string;
  rows: string[][];
}

/** Something that was promised, and what was measured. */
export interface Goal {
  goal: string;
  measured: string;
  met: boolean;
}

/** What a measurement found, as data: it is printed, kept and rendered from this. */
export interface Report {
  title: string;
  /** How it was measured. */
  method: string;
  tables: Table[];
  goals: Goal[];
  /** What stands beside the figures: what a peer cannot do, what a miss is due to. */
  notes: string[];
  /** A file beside the results. */
  picture?: { file: string; alt: string };
}

/** What a measurement is given. */
export interface Run {
  /** Few repetitions, to see that everything works; the figures are worth little. */
  quick: boolean;
  /** Tells the user what is being done. */
  progress(text: string): void;
}

/** A measurement: one file of `measurements/`, by its name. */
export type Measurement = (run: Run) => Promise<Report>;
