// Everything here makes a page that already works a little easier. Nothing is needed.
import { CharCount } from './elements/char-count.ts';
import { CommonPhrases } from './elements/common-phrases.ts';
import { CopyLink, CopyText } from './elements/copy-text.ts';
import { DatePicker } from './elements/date-picker.ts';
import { FilePicker } from './elements/file-picker.ts';
import { keepForms } from './elements/forms.ts';
import { askBeforeLeaving } from './elements/leaving.ts';
import { PrintButton, PrintDate } from './elements/print-button.ts';
import { ProofOfWork } from './elements/proof-of-work.ts';
import { ReadAloud } from './elements/read-aloud.ts';
import { SearchSuggest } from './elements/search-suggest.ts';
import { SelectAll } from './elements/select-all.ts';
import { ShowPassword } from './elements/show-password.ts';
import { TextSize } from './elements/text-size.ts';

customElements.define('char-count', CharCount);
customElements.define('common-phrases', CommonPhrases);
customElements.define('copy-link', CopyLink);
customElements.define('copy-text', CopyText);
customElements.define('date-picker', DatePicker);
customElements.define('file-picker', FilePicker);
customElements.define('print-button', PrintButton);
customElements.define('print-date', PrintDate);
customElements.define('proof-of-work', ProofOfWork);
customElements.define('read-aloud', ReadAloud);
customElements.define('search-suggest', SearchSuggest);
customElements.define('select-all', SelectAll);
customElements.define('show-password', ShowPassword);
customElements.define('text-size', TextSize);

keepForms();
askBeforeLeaving();
