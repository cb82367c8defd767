import { isPersonalPublisher } from '../../model/personalPublisher.ts';

/** The name under which a catalogue lists an organisation; '' when it is a person's: people register as organisations too. */
export function publicName(name: string): string {
  return isPersonalPublisher(name) ? '' : name;
}
