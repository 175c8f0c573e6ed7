import type { NewTotpFactor } from "@verify-factors/client";
import { QrCode } from "./qr-code.tsx";
import { SetupKey } from "./setup-key.tsx";

/** The secret of a new factor, and the URI that the QR code contains. */
export type Binding = NewTotpFactor["binding"];

/** Three ways to add a factor to an authenticator app: the QR code, a link on the same device, and the key. */
export function SetupInstructions({ binding }: { binding: Binding }) {
  return (
    <div className="scan">
      <QrCode text={binding.uri} label="QR code for your authenticator app" />
      <div>
        <p>Scan this code with your authenticator app.</p>
        <p>
          Is the app on this device? <a href={binding.uri}>Open the app</a>
        </p>
        <SetupKey secret={binding.secret} />
      </div>
    </div>
  );
}
