import { faultsConformance } from './faults-conformance.ts';
import { keepingConformance } from './keeping-conformance.ts';
import { provisioningConformance } from './provisioning-conformance.ts';
import type { Candidate } from './trial.ts';

/** What every host promises, whatever it is. */
export function conformance(candidate: Candidate): void {
  provisioningConformance(candidate);
  keepingConformance(candidate);
  faultsConformance(candidate);
}
