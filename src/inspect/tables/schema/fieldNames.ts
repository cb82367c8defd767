/** Names of fields differ, also where labels are blank or the same: `field3`, `име2`. */
export function fieldNames(labels: readonly string[]): readonly string[] {
  const taken = new Set(labels);
  const used = new Set<string>();
  return labels.map((label, index) => {
    const base = label === '' ? 'field' : label;
    let name = label === '' ? `field${index + 1}` : label;
    for (let count = 2; used.has(name) || (name !== label && taken.has(name)); count += 1) name = `${base}${count}`;
    used.add(name);
    return name;
  });
}
