import 'xano-auth-elements';
import 'xano-auth-elements/cloak.css';
import './lit-app.js';
