import { holdsForSites } from '../frontierSites/holdsForSites.ts';

// Sites of up to 14 000 pages; small ones of every kind are made in npm test.
holdsForSites([1, 2, 3, 4, 7, 8, 9, 10, 20, 25, 31, 40]);
