// Entry of the rating tablet in front of a counter, /kiosk/rating?counter=<counterId>. Without a counter it asks which one.
import { render } from 'preact';
import type { CounterId } from '../../common/contract/words.ts';
import { ChooseCounter } from './pick-counter.tsx';
import { Tablet } from './tablet.tsx';

const counter = new URLSearchParams(location.search).get('counter');
const page = document.getElementById('page');
if (page !== null)
  render(counter === null || counter === '' ? <ChooseCounter /> : <Tablet counterId={counter as CounterId} />, page);
