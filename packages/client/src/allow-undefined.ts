/** Allows `undefined` for every optional property, also with `exactOptionalPropertyTypes`. */
export type AllowUndefined<T> = { [Key in keyof T]: object extends Pick<T, Key> ? T[Key] | undefined : T[Key] };
