import { auth } from './auth.js';
import { start } from './form.js';

start(auth);

export { auth };
