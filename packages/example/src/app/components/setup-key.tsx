import { useState } from "react";

const copyMessages = {
  idle: "",
  copied: "Copied.",
  failed: "Your browser does not allow copying. Select the key and copy it yourself.",
};

/** The key in groups of four characters, with a button that copies it. */
export function SetupKey({ secret }: { secret: string }) {
  const [copyState, setCopyState] = useState<keyof typeof copyMessages>("idle");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopyState("copied");
    } catch {
      setCopyState("failed");
    }
  };
  return (
    <div className="setup-key">
      <p>Cannot scan it? Enter this key in the app:</p>
      <div>
        <code>{secret.replace(/.{4}(?=.)/g, "$& ")}</code>
        <button type="button" onClick={copy}>
          Copy key
        </button>
      </div>
      <p role="status">{copyMessages[copyState]}</p>
    </div>
  );
}
