/** A card of an iMessage app. */

import { safeLink } from '../links.js';
import { hostOf } from '../summary.js';
import { html } from '../ui.js';
import { Unfetched } from './photo.js';

export function AppCard({ part }) {
  const { app, layout, picture, url } = part;
  const { caption, subcaption, trailing_caption: trailing, trailing_subcaption: below } = layout;
  const image = picture?.url
    ? html`<img src=${picture.url} alt="" />`
    : picture && html`<${Unfetched} name=${layout.image_title ?? app.name} note=${hostOf(picture.source)} />`;
  const card = html`${image &&
    html`<span class="app-picture">
      ${image}
      ${picture.url && (layout.image_title || layout.image_subtitle) &&
      html`<span class="app-overlay"><b>${layout.image_title}</b><small>${layout.image_subtitle}</small></span>`}
    </span>`}
    <span class="app-captions">
      <span><b>${caption}</b><small>${subcaption}</small></span>
      <span class="trailing"><b>${trailing}</b><small>${below}</small></span>
    </span>
    <span class="app-name"><i aria-hidden="true">${[...app.name][0]}</i>${app.name}</span>`;
  const href = url.startsWith('https:') ? safeLink(url) : undefined;
  if (!href) return html`<span class="app-card">${card}</span>`;
  return html`<a class="app-card" href=${href} target="_blank" rel="noopener noreferrer">${card}</a>`;
}
