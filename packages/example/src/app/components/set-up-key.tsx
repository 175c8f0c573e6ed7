import { useState } from "react";

const said = {
  not: "",
  yes: "Copied.",
  no: "The browser does not allow that. Select the key and copy it.",
};

/** The key for those who cannot scan, in groups of four, and a button that copies it. */
export function SetUpKey({ secret }: { secret: string }) {
  const [copied, setCopied] = useState<keyof typeof said>("not");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied("yes");
    } catch {
      setCopied("no");
    }
  };
  return (
    <div className="set-up-key">
      <p>Cannot scan? Type this key into the app:</p>
      <div>
        <code>{secret.replace(/.{4}(?=.)/g, "$& ")}</code>
        <button type="button" onClick={copy}>
          Copy key
        </button>
      </div>
      <p role="status">{said[copied]}</p>
    </div>
  );
}
