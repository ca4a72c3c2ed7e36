/** Given by the build: `ng build --define`. */
declare const XANO_BASE_URL: string;
