/**
 * A pure function of an object that is computed once for each object: for what is made of the tables, which stay the
 * same for a whole run. It is no state: the same object always gives the same value, nothing can be told by asking, and
 * a value goes when its object goes.
 */
export function remember<Key extends object, Value extends object>(derive: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = derive(key);
    known.set(key, value);
    return value;
  };
}
