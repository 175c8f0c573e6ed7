/** Someone who can sign in. */
export interface User {
  /** The app's own name for the user, which the browser may know. */
  id: string;
  name: string;
  /** The service's name for the user, which only the backend knows. Nothing personal: the service stores it. */
  identity: string;
}

/** One of the two people of the demonstration. An app has its own users, with passwords. */
export const ada: User = { id: "ada", name: "Ada Lovelace", identity: "ff483d1ff591898a9942916050d2ca3f" };

/** The other one. */
export const grace: User = { id: "grace", name: "Grace Hopper", identity: "1f0e5a7b9c3d48e2a6b4c8d0e2f4a6b8" };

/** Everybody. */
export const users: readonly User[] = [ada, grace];

/** The user of that id, if there is one. */
export function userById(id: unknown): User | undefined {
  return users.find((user) => user.id === id);
}
