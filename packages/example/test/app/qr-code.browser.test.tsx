import decode from "qr/decode.js";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { QrCode } from "../../src/app/components/qr-code.tsx";

const uri =
  "otpauth://totp/Verify%20Service:Ada's%20phone?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Verify%20Service&algorithm=SHA1&digits=6&period=30";

test("draws a QR code that another library can read", async () => {
  await render(<QrCode text={uri} label="QR code" />);
  const svg = page.getByRole("img", { name: "QR code" }).element();
  const pixels = await toImageData(svg);
  expect(decode(pixels)).toBe(uri);
  expect(pixels.data[0], "the margin is light").toBe(255);
});

/** Draws an SVG 400 pixels wide on white. */
async function toImageData(svg: Element): Promise<ImageData> {
  const image = new Image(400, 400);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const context = Object.assign(document.createElement("canvas"), { width: 400, height: 400 }).getContext("2d");
  if (!context) throw new Error("toImageData: this browser does not support a 2D canvas.");
  context.fillStyle = "white";
  context.fillRect(0, 0, 400, 400);
  context.drawImage(image, 0, 0, 400, 400);
  return context.getImageData(0, 0, 400, 400);
}
