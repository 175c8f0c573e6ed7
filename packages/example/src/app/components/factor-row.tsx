import type { FactorView } from "../../backend/factor-view.ts";
import { dateOf, statusNames, typeNames } from "../words.ts";
import { BellIcon, PhoneIcon } from "./icons.tsx";

interface FactorRowProps {
  factor: FactorView;
  onFinish: () => void;
  onRename: () => void;
  onRemove: () => void;
}

/** A factor: what it is called, what it is, whether it works, and what can be done with it. */
export function FactorRow({ factor, onFinish, onRename, onRemove }: FactorRowProps) {
  const { friendly_name: name, factor_type, status, date_created } = factor;
  const ofWhat = <span className="visually-hidden"> {name}</span>;
  return (
    <li className="factor" tabIndex={-1}>
      <span className="badge">{factor_type === "totp" ? <PhoneIcon /> : <BellIcon />}</span>
      <div className="about">
        <h2>{name}</h2>
        <p>
          {typeNames[factor_type]}
          <span aria-hidden="true"> · </span>
          <span className="visually-hidden">, added </span>
          <time dateTime={date_created}>{dateOf(date_created)}</time>
        </p>
      </div>
      <p className={`status ${status}`}>{statusNames[status]}</p>
      <div className="actions">
        {status === "unverified" && factor_type === "totp" && (
          <button type="button" onClick={onFinish}>
            Finish setup{ofWhat}
          </button>
        )}
        <button type="button" className="quiet" onClick={onRename}>
          Rename{ofWhat}
        </button>
        <button type="button" className="quiet danger" onClick={onRemove}>
          Remove{ofWhat}
        </button>
      </div>
    </li>
  );
}
