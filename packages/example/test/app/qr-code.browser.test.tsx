import decode from "qr/decode.js";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { QrCode } from "../../src/app/components/qr-code.tsx";

const uri =
  "otpauth://totp/Verify%20Service:Ada's%20phone?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Verify%20Service&algorithm=SHA1&digits=6&period=30";

test("what a camera reads is the address, with another library than the one that drew it", async () => {
  await render(<QrCode text={uri} label="QR code" />);
  const drawing = page.getByRole("img", { name: "QR code" }).element();
  const pixels = await pixelsOf(drawing);
  expect(decode(pixels)).toBe(uri);
  expect(pixels.data[0], "the margin is light").toBe(255);
});

/** An SVG, drawn 400 pixels wide on white. */
async function pixelsOf(drawing: Element): Promise<ImageData> {
  const image = new Image(400, 400);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const context = Object.assign(document.createElement("canvas"), { width: 400, height: 400 }).getContext("2d");
  if (!context) throw new Error("This browser has no canvas.");
  context.fillStyle = "white";
  context.fillRect(0, 0, 400, 400);
  context.drawImage(image, 0, 0, 400, 400);
  return context.getImageData(0, 0, 400, 400);
}
