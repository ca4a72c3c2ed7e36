// Adds the texts of the account's elements to those of the document.
import english from '../messages/account/en.js';
import { files } from '../messages/account/files.js';
import { connections } from '../shared/connections.js';

connections.languages.add({ english, files });
