/** The command was used wrongly: shown with its usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
