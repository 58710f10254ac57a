import { type GuardedFetch, guardedFetch } from './http/fetch-guarded.ts';

/** A language model behind the chat interface that OpenAI made usual. */
export interface LanguageModel {
  /** What the model says to an instruction and a text; throws when it is away, slow or says nothing that can be read. */
  say(instruction: string, text: string): Promise<string>;
}

interface Where {
  url: string;
  key: string;
  model: string;
}

/** Where the model listens: `https://KEY@host/v1?model=NAME`, the key may be missing. Throws the sentence of the setting. */
export function parseLlmUrl(text: string): Where {
  const url = URL.canParse(text) ? new URL(text) : null;
  const model = url?.searchParams.get('model') ?? '';
  if (!url || !/^https?:$/.test(url.protocol) || !model || url.password || url.hash)
    throw new Error(
      '应为 https://密钥@主机/v1?model=模型名 的形式（密钥可以没有）。不设置则智能问答只摘录原文，功能不减。',
    );
  const path = url.pathname.replace(/\/+$/, '');
  return { url: `${url.origin}${path}/chat/completions`, key: decodeURIComponent(url.username), model };
}

const timeoutMillis = 5000;
const maxBytes = 64 * 1024;
const longest = 800;

/** The model at an address of the setting `LLM_URL`; null without one. It is asked there and nowhere else: redirects are not followed. */
export function openLanguageModel(
  address: string | null,
  fetch: GuardedFetch = guardedFetch({ allows: () => true, timeoutMillis, maxBytes, maxRedirects: 0 }),
): LanguageModel | null {
  if (!address) return null;
  const { url, key, model } = parseLlmUrl(address);
  return {
    async say(instruction, text) {
      const messages = [
        { role: 'system', content: instruction },
        { role: 'user', content: text },
      ];
      const { status, body } = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ model, messages, temperature: 0, max_tokens: longest, stream: false }),
      });
      if (status !== 200) throw new Error(`the language model answered ${status}`);
      const said = (JSON.parse(body.toString('utf8')) as { choices?: { message?: { content?: unknown } }[] })
        .choices?.[0];
      if (typeof said?.message?.content !== 'string') throw new Error('the language model said nothing');
      return said.message.content;
    },
  };
}
