// The type of the rating tablet's texts, taken from the Vietnamese file.
import type vi from '../../common/text/vi/rating.json';

export type RatingTexts = typeof vi;
