/** Drawings in the size of the text around them. They say nothing to a screen reader. */

import { html } from './ui.js';

const drawn = (paths, { filled = false, box = 24 } = {}) =>
  function Icon({ size = 20 }) {
    return html`<svg
      class=${filled ? 'icon filled' : 'icon'}
      viewBox="0 0 ${box} ${box}"
      width=${size}
      height=${size}
      aria-hidden="true"
    >
      ${paths.map((d) => html`<path d=${d} />`)}
    </svg>`;
  };

export const BackIcon = drawn(['M15 4 7 12l8 8']);
export const ForwardIcon = drawn(['M9 5l7 7-7 7']);
export const DownIcon = drawn(['M6 9l6 6 6-6']);
export const CheckIcon = drawn(['M5 12.500l4.500 4.500L19 7.500']);
export const PlusIcon = drawn(['M12 5v14M5 12h14']);
export const CloseIcon = drawn(['M6 6l12 12M18 6L6 18']);
export const SendIcon = drawn(['M12 19V6M6 11.500l6-6 6 6']);
export const MicIcon = drawn(['M12 4a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0v-5A2.500 2.500 0 0 1 12 4z', 'M6.500 11a5.500 5.500 0 0 0 11 0M12 16.500V20']);
export const PlayIcon = drawn(['M8 5.500v13l11-6.500z'], { filled: true });
export const PauseIcon = drawn(['M7 5h3.500v14H7zM13.500 5H17v14h-3.500z'], { filled: true });
export const ComposeIcon = drawn(['M19 12.500V18a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2h5.500', 'M9 15l.7-3.200L18 3.500l2.500 2.500-8.300 8.300z']);
export const ReplyIcon = drawn(['M10 5 4 11l6 6v-3.800c4.500 0 7.500 1.300 10 4.300-.7-5-3.800-8.500-10-9.200z']);
export const ReplayIcon = drawn(['M5 12a7 7 0 1 0 2.300-5.200', 'M7.500 2.500v4.500H12']);
export const EditIcon = drawn(['M4.500 19.500l1-4.200L16 4.800l3.200 3.200L8.700 18.500z']);
export const CopyIcon = drawn(['M9 8.500h10V20H9z', 'M15 8.500V4H5v11.500h4']);
export const CodeIcon = drawn(['M8.500 7 3.500 12l5 5M15.500 7l5 5-5 5']);
export const AlertIcon = drawn(['M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z', 'M12 7.500V13M12 16v.6']);
export const PhotoIcon = drawn(['M4 5.500h16v13H4z', 'M4.500 16.500l4.500-5 4 4 2.500-2.500 4 4', 'M15.500 8.800v.6']);
export const FileIcon = drawn(['M6.500 3.500h7l4.500 4.500v12.500H6.500z', 'M13.500 3.500V8H18']);
export const CameraIcon = drawn(['M3.500 7h11v10h-11z', 'M14.500 10.500 20.500 7v10l-6-3.500']);
export const WaveIcon = drawn(['M4 10v4M8 7v10M12 4v16M16 8v8M20 10.500v3']);
export const PinIcon = drawn(['M12 21c4-4.500 6.500-8 6.500-11.200a6.500 6.500 0 0 0-13 0C5.500 13 8 16.500 12 21z', 'M12 7.500a2.300 2.300 0 1 1 0 4.600 2.300 2.300 0 0 1 0-4.600z']);
export const HandIcon = drawn(['M8 3.500h8l4.500 4.500v8L16 20.500H8L3.500 16V8z', 'M8 12h8']);
export const SparkIcon = drawn(['M12 3.500l1.900 5.600 5.600 1.900-5.600 1.900-1.900 5.600-1.900-5.600L4.500 11l5.600-1.900z']);
export const PeopleIcon = drawn(['M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z', 'M3.500 19c.3-3.500 2.300-5.500 5.500-5.500s5.200 2 5.500 5.500', 'M15.500 5.500a2.600 2.600 0 0 1 0 5M17 13.800c2 .7 3.200 2.500 3.500 5.200']);
export const CalendarIcon = drawn(['M4.500 6h15v13.500h-15z', 'M4.500 10h15M8.500 3.500V7M15.500 3.500V7']);
export const PulseIcon = drawn(['M3 12h4l2.500-6.500 4.500 13L16.500 12H21']);
export const SmileIcon = drawn(['M12 3.500a8.500 8.500 0 1 1 0 17 8.500 8.500 0 0 1 0-17z', 'M8.500 14c.8 1.500 2 2.200 3.500 2.200s2.700-.7 3.500-2.200M9 9.300v.7M15 9.300v.7']);
export const StickerIcon = drawn(['M5 4.500h14V14l-5.500 5.500H5z', 'M13.500 19.500V14H19']);
export const LinkIcon = drawn(['M14 5h5v5M19 5l-8 8', 'M17 14v5H5V7h5']);
