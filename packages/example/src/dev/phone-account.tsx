import { useEffect, useState } from "react";
import { type Account, wrongCode } from "./phone.ts";

/** An entry of the authenticator app: the present code, how long it is shown, and a wrong one. */
export function PhoneAccount({ account, now }: { account: Account; now: () => number }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const at = now();
  const code = account.authenticator.code({ at });
  const left = account.period - (Math.floor(at / 1000) % account.period);
  return (
    <li>
      <p>{account.name}</p>
      <output aria-label={`Code of ${account.name}`} aria-live="off">
        {code}
      </output>
      <meter aria-label="Seconds left" min={0} max={account.period} value={left}>
        {left}
      </meter>
      <div>
        <button type="button" onClick={() => navigator.clipboard.writeText(code)}>
          Copy code
        </button>
        <button type="button" onClick={() => navigator.clipboard.writeText(wrongCode(account, now()))}>
          Copy a wrong one
        </button>
      </div>
    </li>
  );
}
