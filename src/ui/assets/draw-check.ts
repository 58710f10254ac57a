// 「在本页验证」 on the page of a draw: recomputes it from bundle.json without asking the server for more. Nothing needs it.
import { DrawCheck } from './draw/element.ts';

customElements.define('draw-check', DrawCheck);
