// How a ticket is described to an officer, in one language. Pure.
import type { CounterView } from '../../common/contract/views.ts';
import type { Why } from '../../common/contract/words.ts';
import { fill, nameIn } from '../../common/text/fill.ts';

export type DeskTicket = NonNullable<CounterView['current']>;

export function formatService(view: CounterView, ticket: DeskTicket, language: string): string {
  const service = view.services.find(one => one.id === ticket.serviceId);
  return service === undefined ? ticket.serviceId : nameIn(service.name, language);
}

export function formatPriority(view: CounterView, id: string | null, language: string): string | null {
  if (id === null) return null;
  const found = view.priorities.find(one => one.id === id);
  return found === undefined ? id : nameIn(found.name, language);
}

/** "ưu tiên: phụ nữ mang thai": a name inside a sentence does not begin with a capital. */
function insideSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

export function describeWhy(view: CounterView, why: Why, texts: Record<Why['code'], string>, language: string): string {
  const priority = why.code === 'priority' ? (formatPriority(view, why.priorityId, language) ?? '') : '';
  return fill(texts[why.code], { ...why, priority: insideSentence(priority) });
}
