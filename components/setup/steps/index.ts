// All steps of the wizard by name, each in a file of its own.
import type { Step } from '../step.js';
import type { StepId } from '../wizard.js';
import { accountStep } from './account-step.js';
import { backendStep } from './backend-step.js';
import { endpointsStep } from './endpoints-step.js';
import { environmentsStep } from './environments-step.js';
import { groupStep } from './group-step.js';
import { resultStep } from './result-step.js';
import { testSignInStep } from './test-sign-in-step.js';
import { userStep } from './user-step.js';

export const steps: Record<StepId, Step> = {
  backend: backendStep,
  account: accountStep,
  group: groupStep,
  endpoints: endpointsStep,
  'test-sign-in': testSignInStep,
  user: userStep,
  environments: environmentsStep,
  result: resultStep,
};
