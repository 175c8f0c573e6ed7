import type { FactorView } from "../../backend/factor-view.ts";
import { formatDate, statusNames, typeNames } from "../messages.ts";
import { BellIcon, PhoneIcon } from "./icons.tsx";
import { useFocusOnMount } from "./use-focus-on-mount.ts";

interface FactorRowProps {
  factor: FactorView;
  /** Focuses the row on mount, which also scrolls it into view. */
  focused: boolean;
  onFinish: () => void;
  onRename: () => void;
  onRemove: () => void;
}

/** A factor with its name, type, creation date, status and actions. */
export function FactorRow({ factor, focused, onFinish, onRename, onRemove }: FactorRowProps) {
  const { friendly_name: name, factor_type, status, date_created } = factor;
  const row = useFocusOnMount<HTMLLIElement>(focused);
  const hiddenName = <span className="visually-hidden"> {name}</span>;
  return (
    <li className="factor" ref={row} tabIndex={-1}>
      <span className="badge">{factor_type === "totp" ? <PhoneIcon /> : <BellIcon />}</span>
      <div className="about">
        <h2>{name}</h2>
        <p>
          {typeNames[factor_type]}
          <span aria-hidden="true"> · </span>
          <span className="visually-hidden">, added </span>
          <time dateTime={date_created}>{formatDate(date_created)}</time>
        </p>
      </div>
      <p className={`status ${status}`}>{statusNames[status]}</p>
      <div className="actions">
        {status === "unverified" && factor_type === "totp" && (
          <button type="button" onClick={onFinish}>
            Finish setup{hiddenName}
          </button>
        )}
        <button type="button" className="quiet" onClick={onRename}>
          Rename{hiddenName}
        </button>
        <button type="button" className="quiet danger" onClick={onRemove}>
          Remove{hiddenName}
        </button>
      </div>
    </li>
  );
}
