/** For tests: a dataset and a resource of which nothing is said but what is named. */
export { describedDataset as datasetOf, describedResource as resourceOf } from '../src/model/describedDataset.ts';
