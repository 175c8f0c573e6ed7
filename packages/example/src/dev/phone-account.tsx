import { useEffect, useState } from "react";
import { type Account, createWrongCode } from "./phone.ts";

/** An account of the authenticator app: the current code, its remaining time, and buttons that copy a code. */
export function PhoneAccount({ account, now }: { account: Account; now: () => number }) {
  const [, rerender] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => rerender((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const at = now();
  const code = account.authenticator.code({ at });
  const secondsLeft = account.period - (Math.floor(at / 1000) % account.period);
  return (
    <li>
      <p>{account.name}</p>
      <output aria-label={`Code for ${account.name}`} aria-live="off">
        {code}
      </output>
      <meter aria-label="Seconds left" min={0} max={account.period} value={secondsLeft}>
        {secondsLeft}
      </meter>
      <div>
        <button type="button" onClick={() => navigator.clipboard.writeText(code)}>
          Copy code
        </button>
        <button type="button" onClick={() => navigator.clipboard.writeText(createWrongCode(account, now()))}>
          Copy wrong code
        </button>
      </div>
    </li>
  );
}
