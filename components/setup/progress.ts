// Progress of the running task, in words.
import { html, type TemplateResult } from 'lit';
import type { Progress } from '../../src/setup/index.js';

/** @param progress absent before the first report */
export const renderProgress = (progress: Progress | undefined): TemplateResult => {
  if (!progress) return html`<span part="spinner"></span> One moment …`;
  const { step, done, total, waiting } = progress;
  if (waiting)
    return html`<span part="spinner"></span> Xano allows only so many requests at a time. Going on in
      ${waiting} s …`;
  if (total === undefined || step !== 'endpoints')
    return html`<span part="spinner"></span> Reading the ${step} …`;
  return html`<label
    >Reading the endpoints of ${total} API groups <progress max=${total} value=${done}></progress
  ></label>`;
};
