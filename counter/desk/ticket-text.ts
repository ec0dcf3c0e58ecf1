// Describes a ticket to an officer in the chosen language.

import type { CounterView } from '../../common/contract/views/desk-views.ts';
import type { Why } from '../../common/contract/words.ts';
import { fill, nameIn } from '../../common/text/fill.ts';

export type DeskTicket = NonNullable<CounterView['current']>;

/** Returns the name of the ticket's service, or its id when the office has removed the service. */
export function formatService(view: CounterView, ticket: DeskTicket, language: string): string {
  const service = view.services.find(({ id }) => id === ticket.serviceId);
  return service === undefined ? ticket.serviceId : nameIn(service.name, language);
}

/** Returns the name of a priority, its id when the office has removed it, or null for no priority. */
export function formatPriority(view: CounterView, id: string | null, language: string): string | null {
  if (id === null) return null;
  const found = view.priorities.find(priority => priority.id === id);
  return found === undefined ? id : nameIn(found.name, language);
}

/** A name inside a sentence does not begin with a capital, as in "ưu tiên: phụ nữ mang thai". */
function lowerFirstLetter(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

interface WhyOptions {
  view: CounterView;
  /** The sentence for each reason. */
  texts: Record<Why['code'], string>;
  language: string;
}

/** Explains why a ticket is called before others. */
export function describeWhy(why: Why, { view, texts, language }: WhyOptions): string {
  const priority = why.code === 'priority' ? (formatPriority(view, why.priorityId, language) ?? '') : '';
  return fill(texts[why.code], { ...why, priority: lowerFirstLetter(priority) });
}
