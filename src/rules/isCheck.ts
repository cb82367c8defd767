/** The catalogue also carries code lists and messages of every check, which nobody can ask. */
export function isCheck(name: string): boolean {
  return name !== 'any-check' && !name.startsWith('code.');
}
