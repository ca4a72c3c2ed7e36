import { start } from '../plain/form.js';
import { auth } from './auth.js';

start(auth);

export { auth };
