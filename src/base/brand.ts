declare const brand: unique symbol;

/** A primitive that only its own constructor function hands out, so that it cannot be mixed up with its like. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
