// Forms that are filled in where there may be no network. Without this file they are plain forms.
import { OutboxForm } from './outbox/element.ts';

customElements.define('outbox-form', OutboxForm);
