/** A user who can sign in. */
export interface User {
  /** The app's id of the user, which the browser may see. */
  id: string;
  name: string;
  /** The identity of the user's entity in the service. Only the backend knows it. It must not be personal data. */
  identity: string;
}

/** The user who has factors when the simulation starts. */
export const ada: User = { id: "ada", name: "Ada Lovelace", identity: "ff483d1ff591898a9942916050d2ca3f" };

/** The user who has no factors when the simulation starts. */
export const grace: User = { id: "grace", name: "Grace Hopper", identity: "1f0e5a7b9c3d48e2a6b4c8d0e2f4a6b8" };

/** All users of the demo. */
export const users: readonly User[] = [ada, grace];

/** Returns the user with the given id, if there is one. */
export function findUser(id: string): User | undefined {
  return users.find((user) => user.id === id);
}
