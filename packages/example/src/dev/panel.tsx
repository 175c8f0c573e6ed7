import { useState, useSyncExternalStore } from "react";
import { PhoneAccount } from "./phone-account.tsx";
import type { Simulation } from "./simulation.ts";
import "./panel.css";

/** The simulated phone, with switches for failures of the service. */
export function Panel({ simulation: { phone, failures, now, skipDay } }: { simulation: Simulation }) {
  const accounts = useSyncExternalStore(phone.subscribe, phone.accounts);
  const [message, setMessage] = useState("");
  return (
    <aside className="panel" aria-label="Simulation">
      <details open>
        <summary>Simulated phone</summary>
        {accounts.length === 0 && <p>Add an authenticator app. This phone scans the QR code automatically.</p>}
        <ul>
          {accounts.slice(0, 2).map((account) => (
            // The position from the end stays the same if another account is added.
            <PhoneAccount key={accounts.indexOf(account) - accounts.length} account={account} now={now} />
          ))}
        </ul>
        <fieldset>
          <legend>Simulate failures</legend>
          <label>
            <input
              type="checkbox"
              onChange={(event) => Object.assign(failures, { slow: event.currentTarget.checked })}
            />
            The service is slow
          </label>
          <label>
            <input
              type="checkbox"
              onChange={(event) => Object.assign(failures, { down: event.currentTarget.checked })}
            />
            The service is down
          </label>
          <button
            type="button"
            onClick={() => {
              skipDay();
              setMessage("One day has passed. Unverified factors have expired.");
            }}
          >
            Skip one day
          </button>
        </fieldset>
        <p role="status">{message}</p>
      </details>
    </aside>
  );
}
