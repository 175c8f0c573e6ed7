import { wordsOf } from "../words.ts";
import { useFocus } from "./use-focus.ts";

interface SetUpOverProps {
  error: Error | null;
  onRestart: () => void;
  onBack: () => void;
}

/** No code helps this factor any more. */
export function SetUpOver({ error, onRestart, onBack }: SetUpOverProps) {
  const heading = useFocus<HTMLHeadingElement>();
  return (
    <section className="card" aria-labelledby="over">
      <h1 id="over" ref={heading} tabIndex={-1}>
        Let us start again
      </h1>
      <p className="lead" role="alert">
        {wordsOf(error)} A new one takes a minute.
      </p>
      <div className="buttons">
        <button type="button" onClick={onBack}>
          Not now
        </button>
        <button type="button" className="primary" onClick={onRestart}>
          Start again
        </button>
      </div>
    </section>
  );
}
