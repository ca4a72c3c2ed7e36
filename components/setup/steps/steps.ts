// All steps of the wizard by name, each in a file of its own.
import type { Step } from '../step.js';
import type { StepId } from '../wizard.js';
import { backend } from './backend.js';
import { endpoints } from './endpoints.js';
import { environments } from './environments.js';
import { group } from './group.js';
import { place } from './place.js';
import { result } from './result.js';
import { trial } from './trial.js';
import { user } from './user.js';

export const steps: Record<StepId, Step> = {
  backend,
  place,
  group,
  endpoints,
  trial,
  user,
  environments,
  result,
};
