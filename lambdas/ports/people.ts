/** Somebody who may sign in. */
export interface Person {
  readonly userId: string;
  /** Null where the directory keeps none. */
  readonly email: string | null;
}

/** Everybody who may sign in, whatever projects they are members of. */
export interface People {
  /** By id or by e-mail address. Null when there is nobody of that name. */
  find(idOrEmail: string): Promise<Person | null>;
}
