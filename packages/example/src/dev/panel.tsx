import { useState, useSyncExternalStore } from "react";
import type { Development } from "./development.ts";
import { PhoneAccount } from "./phone-account.tsx";
import "./panel.css";

/** The simulated phone beside the app, and switches for what can go wrong. */
export function Panel({ development: { phone, faults, now, passDay } }: { development: Development }) {
  const accounts = useSyncExternalStore(phone.subscribe, phone.accounts);
  const [news, setNews] = useState("");
  return (
    <aside className="panel" aria-label="Simulation">
      <details open>
        <summary>Simulated phone</summary>
        {accounts.length === 0 && <p>Add an authenticator app: this phone scans its QR code at once.</p>}
        <ul>
          {accounts.slice(0, 2).map((account) => (
            <PhoneAccount key={accounts.indexOf(account) - accounts.length} account={account} now={now} />
          ))}
        </ul>
        <fieldset>
          <legend>Make it fail</legend>
          <label>
            <input type="checkbox" onChange={(event) => Object.assign(faults, { slow: event.currentTarget.checked })} />
            The service is slow
          </label>
          <label>
            <input type="checkbox" onChange={(event) => Object.assign(faults, { down: event.currentTarget.checked })} />
            The service is down
          </label>
          <button
            type="button"
            onClick={() => {
              passDay();
              setNews("A day has passed. What was not verified is gone.");
            }}
          >
            Let a day pass
          </button>
        </fieldset>
        <p role="status">{news}</p>
      </details>
    </aside>
  );
}
