// Entry of the rating tablet in front of a counter, /kiosk/rating?counter=<counterId>. Without a counter it asks for one.
import { render } from 'preact';
import type { CounterId } from '../../common/contract/words.ts';
import { CounterPicker } from './pick-counter.tsx';
import { RatingTablet } from './tablet.tsx';

const counter = new URLSearchParams(location.search).get('counter');
const page = document.getElementById('page');
if (page !== null)
  render(
    counter === null || counter === '' ? <CounterPicker /> : <RatingTablet counterId={counter as CounterId} />,
    page,
  );
