import type { NewTotpFactor } from "@verify-factors/client";
import { QrCode } from "./qr-code.tsx";
import { SetUpKey } from "./set-up-key.tsx";

/** What an authenticator app has to know of a factor. */
export type Binding = NewTotpFactor["binding"];

/** The three ways to bring a factor into an app: its QR code, a link on the phone itself, and its key typed by hand. */
export function Scan({ binding }: { binding: Binding }) {
  return (
    <div className="scan">
      <QrCode text={binding.uri} label="QR code for your authenticator app" />
      <div>
        <p>Scan this with your authenticator app.</p>
        <p>
          Is the app on this device? <a href={binding.uri}>Open it here</a>
        </p>
        <SetUpKey secret={binding.secret} />
      </div>
    </div>
  );
}
