// Imported first and for nothing but this, so the clock begins before what is measured is loaded.
const start = performance.now();

/** Prints how long it took from here to the first answer; throws when that is empty. */
export function started(answer: string | undefined): void {
  if (!answer) throw new Error("The first answer was empty.");
  console.log(performance.now() - start);
}
