/** How the command is called. */
export const usage = `Usage: npm run conform -- --base-url <address> --service-sid <VA…> [--thorough]

  --base-url     where the service is, without /v2, such as https://verify.twilio.com
  --service-sid  the Verify service to make factors in
  --thorough     also tries what creates hundreds of factors

Credentials come from the environment: TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or TWILIO_API_KEY and TWILIO_API_SECRET.`;

/** The command was called in a way that leaves nothing to try; the message says what to do. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage";
}
