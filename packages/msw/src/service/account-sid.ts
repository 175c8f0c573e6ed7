/** Returns `true` for the sid of an account. */
export function isAccountSid(text: string | undefined): text is string {
  return /^AC[0-9a-fA-F]{32}$/.test(text ?? "");
}
